/** Third-party copies over WebDAV (XRootD, dCache): markers of progress, and a last line that says how it went. */

import { contentSignal } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { type ContentEnds, endsDetector } from '../readers/content-ends.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const httpTpc = contentSignal({
  id: 'http-tpc',
  severity: 'error',
  title: 'The third-party copy failed',
  spec: [
    source('XRootD: HTTPS third-party copy', 'https://github.com/xrootd/xrootd/blob/master/src/XrdTpc/README.md'),
    source('XRootD: errors begin with "failure:"', 'https://github.com/xrootd/xrootd/pull/2260'),
  ],
  example: {
    wire: 'HTTP/1.1 201 Created\r\nContent-Type: text/perf-marker-stream\r\nContent-Length: 57\r\n\r\nPerf Marker\n    Timestamp: 1\nEnd\nfailure: disk is full!!\n',
  },
  listen(head) {
    const type = mediaType(head);
    if (!succeeded(head)) return null;
    if (type === 'text/perf-marker-stream') return endsDetector(head, judge);
    // Other servers say text/plain; then the markers have to be there.
    const plain = type === 'text/plain' && /^20[12]$/.test(head.statusLine.codeRaw);
    return plain ? endsDetector(head, (ends) => (ends.beginning.startsWith('Perf Marker') ? judge(ends) : null)) : null;
  },
});

function judge({ ending, tail }: ContentEnds): Observation | null {
  const text = ending.trimEnd();
  const begin = text.lastIndexOf('\n') + 1;
  const [, reason] = /^failure: *(.*)$/i.exec(text.slice(begin)) ?? [];
  if (reason === undefined) return null;
  return {
    detail:
      `The last line says that the copy failed: ${said(reason)}. The status went out when the copy began, and the content then reports on it: ` +
      'only "success: Created" as the last line means that the file is there.',
    span: tail.span(begin, text.length),
  };
}

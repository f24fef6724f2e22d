/** A problem document (RFC 9457) as the content of a success: the status says that it worked, the content that it did not. */
import { contentSignal } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { DocumentDetector } from '../readers/document-detector.ts';
import { problemFormat, readProblem } from '../readers/problem-document.ts';
import { rfc } from '../spec.ts';
import { said } from '../words.ts';

export const problemDetails = contentSignal({
  id: 'problem-details',
  severity: 'error',
  title: 'The content of a success is a problem document',
  spec: [rfc(9457, '3'), rfc(9457, '3.1.2')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/problem+json\r\nContent-Length: 38\r\n\r\n{"title":"Out of credit","status":403}',
  },
  listen(head) {
    const format = problemFormat(head);
    if (format === null || !/^2\d\d$/.test(head.statusLine.codeRaw)) return null;
    return new DocumentDetector((text) => observe(head.statusLine.codeRaw, format === 'json' ? text : null));
  },
});

function observe(code: string, json: string | null): Observation {
  const problem = json === null ? 'XML' : readProblem(json);
  const told: string[] = [];
  if (typeof problem !== 'string') {
    for (const member of ['title', 'detail', 'type'] as const) {
      const value = problem[member];
      if (typeof value === 'string' && value !== '') told.push(`its ${member} is ${said(value)}`);
    }
    if (typeof problem.status === 'number') told.push(`its status is ${said(String(problem.status))}`);
  }
  return {
    detail:
      `The status is ${code}, and the content is a problem document${told.length === 0 ? '' : `: ${told.join(', ')}`}. ` +
      'Such a document describes an error. A client that looks at the status counts a success, and caches may keep it as one.',
    span: null,
  };
}

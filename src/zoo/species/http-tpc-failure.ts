import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const httpTpcFailure: Species = {
  id: 'http-tpc-failure',
  title: 'A third-party copy that failed',
  summary: 'After the markers of progress the last line says failure, where success: Created should stand.',
  conclude: 'The file was not copied. The status only says that the copy had begun.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'XRootD, HTTPS third-party copy',
    url: 'https://github.com/xrootd/xrootd/blob/master/src/XrdTpc/README.md',
  },
  async serve(wire) {
    await wire.head('HTTP/1.1 201 Created', 'Content-Type: text/perf-marker-stream', 'Transfer-Encoding: chunked');
    const marker = (octets: number) =>
      `Perf Marker\n    Timestamp: 1541784000\n    Stripe Index: 0\n    Stripe Bytes Transferred: ${octets}\n    Total Stripe Count: 1\nEnd\n`;
    await sendChunks(wire, [marker(1040), marker(20800), 'failure: Remote side failed with status code 503\n']);
  },
};

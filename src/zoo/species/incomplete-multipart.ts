import { sendChunks } from '../paced.ts';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

export const incompleteMultipart: Species = {
  id: 'incomplete-multipart',
  title: 'Multipart that is not closed',
  summary: 'Two parts come, and the delimiter that closes the content does not.',
  conclude: 'The last part may be cut, and parts may be missing. The framing says that all is well.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'RFC 2046 §5.1.1', url: 'https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: multipart/mixed; boundary=gc0p4Jq0M2Yt08j34c0p',
      'Transfer-Encoding: chunked',
    );
    const part = (n: number) => `--gc0p4Jq0M2Yt08j34c0p\r\nContent-Type: application/json\r\n\r\n${row(n)}\r\n`;
    await sendChunks(wire, [part(1), part(2).slice(0, -20)]);
  },
};

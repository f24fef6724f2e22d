import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const splicedStatusLine: Species = {
  id: 'spliced-status-line',
  title: 'A second status line among the chunks',
  summary:
    "Where the third chunk's size belongs stands a whole 502 response: a proxy lost its upstream, and answered twice.",
  conclude: 'The framing cannot be read from there on. The 502 is the real answer: show it.',
  outcome: 'malformed',
  brokenSuccess: true,
  spec: rfc(9112, '7.1'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Transfer-Encoding: chunked');
    for (let n = 1; n <= 4; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    const page = '<html><body><h1>502 Bad Gateway</h1></body></html>\n';
    await wire.write(
      `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`,
    );
    await wire.fin();
  },
};

import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const splicedInCloseDelimited: Species = {
  id: 'spliced-in-close-delimited',
  title: 'A second response inside the content',
  summary: 'The content is delimited by the close, and a whole 502 response stands in the midst of it.',
  conclude: 'Nobody can tell from the framing whether it is whole, but the 502 in the content says that it failed.',
  outcome: 'undelimited',
  brokenSuccess: true,
  spec: rfc(9112, '6.3'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Connection: close');
    for (let n = 1; n <= 4; n += 2) {
      await wire.pause(wire.pace());
      await wire.content(rows(n, n + 1));
    }
    const page = '<html><body><h1>502 Bad Gateway</h1></body></html>\n';
    await wire.write(
      `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\nConnection: close\r\n\r\n${page}`,
    );
    await wire.fin();
  },
};

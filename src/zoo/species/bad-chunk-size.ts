import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const badChunkSize: Species = {
  id: 'bad-chunk-size',
  title: 'A chunk-size that is no number',
  summary: 'The third chunk\'s size is "zz", which is not hexadecimal.',
  conclude: 'The framing cannot be read from there on, and nothing after it can be trusted.',
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
    await wire.write(`zz\r\n${rows(5, 6)}\r\n0\r\n\r\n`);
    await wire.fin();
  },
};

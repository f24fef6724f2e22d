import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const contentLengthAndChunked: Species = {
  id: 'content-length-and-chunked',
  title: 'Content-Length beside chunked',
  summary: 'Content-Length and Transfer-Encoding: chunked come together, which a server must not send.',
  conclude:
    'Chunked overrides Content-Length, and by the chunks it is whole. Two readers that disagree here can be led apart, so say so.',
  outcome: 'complete',
  brokenSuccess: true,
  spec: rfc(9112, '6.3'),
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/x-ndjson',
      'Content-Length: 33',
      'Transfer-Encoding: chunked',
    );
    for (let n = 1; n <= 4; n += 2) {
      await wire.pause(wire.pace());
      await wire.chunk(rows(n, n + 1));
    }
    await wire.pause(wire.pace());
    await wire.lastChunk();
    await wire.fin();
  },
};

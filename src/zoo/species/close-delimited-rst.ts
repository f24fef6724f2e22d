import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const closeDelimitedRst: Species = {
  id: 'close-delimited-rst',
  title: 'Delimited by the close, reset',
  summary: 'Neither Content-Length nor chunked, and a reset where the close should be.',
  conclude: 'The response broke: a reset is no proper close.',
  outcome: 'reset',
  brokenSuccess: true,
  spec: rfc(9112, '6.3'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Connection: close');
    for (let n = 1; n <= 6; n += 2) {
      await wire.pause(wire.pace());
      await wire.content(rows(n, n + 1));
    }
    await wire.reset();
  },
};

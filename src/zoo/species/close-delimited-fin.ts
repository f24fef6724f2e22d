import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const closeDelimitedFin: Species = {
  id: 'close-delimited-fin',
  title: 'Delimited by the close',
  summary:
    'Neither Content-Length nor chunked: the close itself ends the content, so a whole one and a cut one look alike.',
  conclude: 'Nobody can tell whether it is whole. Say so, rather than calling it complete.',
  outcome: 'undelimited',
  brokenSuccess: false,
  spec: rfc(9112, '6.3'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Connection: close');
    for (let n = 1; n <= 6; n += 2) {
      await wire.pause(wire.pace());
      await wire.content(rows(n, n + 1));
    }
    await wire.fin();
  },
};

import { rows } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const tlsTruncated: Species = {
  id: 'tls-truncated',
  title: 'Closed without close_notify',
  summary:
    'Delimited by the close, and over TLS the closure alert is missing: anyone on the path could have cut it there.',
  conclude: 'Over TLS the response is truncated, for only close_notify proves its end. In clear nobody can tell.',
  outcome: 'undelimited',
  secureOutcome: 'truncated',
  secureBrokenSuccess: true,
  brokenSuccess: false,
  spec: rfc(9112, '9.8'),
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/x-ndjson', 'Connection: close');
    for (let n = 1; n <= 6; n += 2) {
      await wire.pause(wire.pace());
      await wire.content(rows(n, n + 1));
    }
    await wire.truncateTls();
  },
};

import { envelope } from '../frames.ts';
import { sendChunks } from '../paced.ts';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

export const connectError: Species = {
  id: 'connect-error',
  title: 'Connect: an error in the last envelope',
  summary: 'The envelope that ends the stream holds an error of the code unavailable.',
  conclude: 'The call failed. A Connect stream is always 200, and its end says how it went.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'Connect protocol, streaming', url: 'https://connectrpc.com/docs/protocol/#streaming-rpcs' },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/connect+json', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [
      envelope(0, row(1)),
      envelope(0, row(2)),
      envelope(2, '{"error":{"code":"unavailable","message":"replica-2 went away"}}'),
    ]);
  },
};

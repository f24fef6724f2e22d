import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const xStreamDisconnect: Species = {
  id: 'x-stream-disconnect',
  title: 'A stream of X that is disconnected',
  summary: 'The last value of the stream has errors that tell of an operational disconnection.',
  conclude: 'The stream is over, and posts are missed until the client connects again.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'X API, handling disconnections',
    url: 'https://docs.x.com/x-api/posts/filtered-stream/integrate/handling-disconnections',
  },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    const error = {
      title: 'operational-disconnect',
      disconnect_type: 'UpstreamOperationalDisconnect',
      detail: 'This stream has been disconnected upstream for operational reasons.',
    };
    await sendChunks(wire, [
      '{"data":{"id":"1040","text":"The anvil has shipped."}}\r\n',
      '\r\n',
      `${JSON.stringify({ errors: [error] })}\r\n`,
    ]);
  },
};

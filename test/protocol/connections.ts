/** Two JSON-RPC connections, each at one end of real streams. */
import { PassThrough } from 'node:stream';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';

export function connectionPair(): { client: MessageConnection; server: MessageConnection; hangUp: () => void } {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const client = createMessageConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const server = createMessageConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  client.listen();
  server.listen();
  return { client, server, hangUp: () => toClient.destroy() };
}

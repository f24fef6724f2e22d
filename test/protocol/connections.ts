/** Two JSON-RPC connections, each at one end of real streams. */
import { PassThrough } from 'node:stream';
import { RpcClient } from '../../src/protocol/rpc-client.ts';
import { RpcServer } from '../../src/protocol/rpc-server.ts';

export interface Pair {
  client: RpcClient;
  server: RpcServer;
  /** Sends a request as it is, past the client; the whole answer. */
  raw(method: string, params: unknown): Promise<{ result?: unknown; error?: { code: number; message: string } }>;
  hangUp(): void;
}

export function connectionPair(): Pair {
  const toServer = new PassThrough({ objectMode: true });
  const toClient = new PassThrough({ objectMode: true });
  // As a port does it: what arrives is a copy.
  const client = new RpcClient((message) => void toServer.write(structuredClone(message)));
  const server = new RpcServer((message) => void toClient.write(structuredClone(message)));
  const awaited = new Map<unknown, (answer: object) => void>();
  toServer.on('data', (message) => server.receive(message));
  toClient.on('data', (message) => {
    const resolve = awaited.get(message.id);
    if (resolve === undefined) client.receive(message);
    else resolve(message);
  });
  toClient.on('close', () => client.close());
  return {
    client,
    server,
    async raw(method, params) {
      const id = `raw-${awaited.size}`;
      const answered = new Promise<object>((resolve) => awaited.set(id, resolve));
      toServer.write({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) });
      return answered;
    },
    hangUp: () => toClient.destroy(),
  };
}

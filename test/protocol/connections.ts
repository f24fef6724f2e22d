/** Two JSON-RPC connections, each at one end of real streams: ours asks, and ours or the library's is asked. */
import { PassThrough } from 'node:stream';
import { createMessageConnection, type Message, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { libraryServer } from '../../src/host/library-rpc.ts';
import { JsonRpc } from '../../src/protocol/json-rpc.ts';
import type { RpcServer } from '../../src/protocol/rpc-connection.ts';

export const servers = ['ours', "the library's"] as const;

export interface Pair {
  client: JsonRpc;
  server: RpcServer;
  /** Sends a request as it is, past the client; the whole answer. */
  raw(method: string, params: unknown): Promise<{ result?: unknown; error?: { code: number; message: string } }>;
  hangUp(): void;
}

export function connectionPair(kind: (typeof servers)[number]): Pair {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const writer = new StreamMessageWriter(toServer);
  const client = new JsonRpc((message) => writer.write(message as Message));
  const awaited = new Map<unknown, (answer: object) => void>();
  new StreamMessageReader(toClient).listen((message) => {
    const { id } = Object(message);
    const resolve = awaited.get(id);
    if (resolve === undefined) client.receive(message);
    else resolve(message);
  });
  toClient.on('close', () => client.close());
  return {
    client,
    server: kind === 'ours' ? ours(toServer, toClient) : library(toServer, toClient),
    async raw(method, params) {
      const id = `raw-${awaited.size}`;
      const answered = new Promise<object>((resolve) => awaited.set(id, resolve));
      await writer.write({ jsonrpc: '2.0', id, method, ...(params === undefined ? {} : { params }) } as Message);
      return answered;
    },
    hangUp: () => toClient.destroy(),
  };
}

function ours(input: PassThrough, output: PassThrough): RpcServer {
  const writer = new StreamMessageWriter(output);
  const server = new JsonRpc((message) => writer.write(message as Message));
  new StreamMessageReader(input).listen((message) => server.receive(message));
  return server;
}

function library(input: PassThrough, output: PassThrough): RpcServer {
  const connection = createMessageConnection(new StreamMessageReader(input), new StreamMessageWriter(output));
  connection.listen();
  return libraryServer(connection);
}

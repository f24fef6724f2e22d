/** Small real servers that answer as a test wants, and end as it wants. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { afterEach } from 'vitest';

const open: { server: Server; sockets: Set<Socket> }[] = [];
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
});

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  open.push({ server, sockets });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return portOf(server);
}

function portOf(server: Server): number {
  const address: string | AddressInfo | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

/** Calls `answer` once the request's head has come, with what has come; gives the port. */
export function serveRaw(answer: (socket: Socket, request: Buffer) => void): Promise<number> {
  return listen(createServer({ allowHalfOpen: true }, (socket) => afterHead(socket, answer)));
}

/** The same over TLS. */
export function serveSecure(options: TlsOptions, answer: (socket: TLSSocket, request: Buffer) => void) {
  const server = createSecureServer(options, (socket) => {
    socket.on('error', () => undefined);
    afterHead(socket, answer);
  });
  server.on('tlsClientError', () => undefined);
  return listen(server);
}

function afterHead<S extends Socket>(socket: S, answer: (socket: S, request: Buffer) => void): void {
  let head = Buffer.alloc(0);
  const take = (octets: Buffer) => {
    head = Buffer.concat([head, octets]);
    if (!head.includes('\r\n\r\n')) return;
    socket.off('data', take);
    // What else comes is taken, so that closing does not become a reset.
    socket.resume();
    answer(socket, head);
  };
  socket.on('data', take);
}

export interface Relay {
  port: number;
  cut: () => void;
  reset: () => void;
  /** Sends octets to the server that the client did not send. */
  inject: (octets: Uint8Array) => void;
}

/**
 * A relay before `port` that passes octets on until it is told to end the way back: with a FIN, or a reset. So TLS ends as
 * no TLS library would end it. The server's own FIN is not passed on.
 */
export async function serveRelay(port: number): Promise<Relay> {
  let near: Socket | null = null;
  let forward: Socket | null = null;
  const relay = createServer({ allowHalfOpen: true }, (socket) => {
    near = socket;
    const far = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    forward = far;
    far.on('error', () => undefined);
    socket.pipe(far, { end: false });
    far.pipe(socket, { end: false });
    socket.on('close', () => far.destroy());
  });
  return {
    port: await listen(relay),
    cut: () => near?.end(),
    reset: () => near?.resetAndDestroy(),
    inject: (octets) => forward?.write(octets),
  };
}

/** A port on which nothing listens. */
export async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

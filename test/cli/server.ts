/** A server of octets: what it is given is what it sends, on a real socket. */
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface RawServer {
  url: string;
  port: number;
  /** The octets of each connection's request, Latin-1. */
  requests: string[];
}

/** Answers each connection, once a head has come, with `answer`; closed when the test ends. */
export async function rawServer(answer: string | ((socket: Socket) => void)): Promise<RawServer> {
  const sockets = new Set<Socket>();
  const requests: string[] = [];
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const index = requests.push('') - 1;
    let answered = false;
    socket.setEncoding('latin1').on('data', (octets: string) => {
      requests[index] += octets;
      if (answered || !whole(requests[index] ?? '')) return;
      answered = true;
      if (typeof answer === 'string') socket.end(answer, 'latin1');
      else answer(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of sockets) socket.destroy();
    await closed;
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, port, requests };
}

/** True when the request's head, and the content that its Content-Length promises, have come. */
function whole(request: string): boolean {
  const end = request.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(request.slice(0, end))?.[1];
  return request.length - end - 4 >= Number(length ?? 0);
}

export const wholeResponse = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok';
export const cutResponse = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n5\r\nworld\r\n';

/** A server on a bare socket, which remembers what was sent to it, octet for octet. */
import { createServer, type Socket } from 'node:net';

export interface RawRequest {
  method: string;
  /** Path and query, as sent. */
  target: string;
  /** Lines of the header section, as sent. */
  lines: string[];
  /** The content, Latin-1: an octet a character. */
  body: string;
}

export interface RawServer {
  /** With a slash at the end. */
  url: string;
  requests: RawRequest[];
  close(): Promise<void>;
}

/** Answers to a request: writes what it likes, and ends or destroys the socket. */
export type Answer = (socket: Socket, request: RawRequest) => void;

/** Takes one request a connection. Answers by path, the query left out; 404 where there is none. */
export async function rawServer(answers: Record<string, Answer>): Promise<RawServer> {
  const requests: RawRequest[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // A browser may reset a connection that it opened for nothing.
    socket.on('error', () => socket.destroy());
    let received = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      received += text;
      const request = requestOf(received);
      if (request === null) return;
      socket.removeAllListeners('data').resume();
      requests.push(request);
      (answers[request.target.replace(/\?.*/, '')] ?? answer('404 Not Found', 'text/plain', ''))(socket, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    requests,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Null until it is whole: a head, and as much content as Content-Length says. */
function requestOf(received: string): RawRequest | null {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return null;
  const [requestLine = '', ...lines] = received.slice(0, end).split('\r\n');
  const length = Number(/^content-length: *(\d+)/im.exec(lines.join('\n'))?.[1] ?? 0);
  const body = received.slice(end + 4);
  if (body.length < length) return null;
  const [method = '', target = ''] = requestLine.split(' ');
  return { method, target, lines, body };
}

/** A whole response, then the end of the connection. */
export function answer(status: string, type: string, content: string | Buffer): Answer {
  return (socket) => {
    const octets = Buffer.from(content);
    socket.write(
      `HTTP/1.1 ${status}\r\nContent-Type: ${type}\r\nContent-Length: ${octets.length}\r\nConnection: close\r\n\r\n`,
    );
    socket.end(octets);
  };
}

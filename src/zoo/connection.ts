/** One connection to the zoo: requests in, species out, until either side ends it. */
import type { Socket } from 'node:net';
import { type SecureContext, TLSSocket } from 'node:tls';
import { Intake, type Refusal } from './intake.ts';
import { plainRequest } from './request.ts';
import { type Line, SocketWire } from './socket-wire.ts';
import { Gone, type Wire } from './wire.ts';

const refusals: Record<Refusal['refusal'], [status: string, words: string]> = {
  unreadable: ['400 Bad Request', 'The zoo could not read this request: it begins with no HTTP/1.1 request line.'],
  'head-too-large': ['431 Request Header Fields Too Large', 'The zoo reads no more than 64 KiB of request head.'],
  'content-too-large': ['413 Content Too Large', 'The zoo reads no more than 16 MiB of request content.'],
};

/**
 * Serves a connection until it is closed. TLS is put on here rather than by a tls.Server, because a species may have to
 * reset or end the TCP connection beneath it.
 *
 * @param answer writes the response to one request; errors other than `Gone` are defects and are thrown to the caller
 */
export async function serveConnection(
  raw: Socket,
  secureContext: SecureContext | null,
  answer: (wire: Wire) => Promise<void>,
): Promise<void> {
  const line = openLine(raw, secureContext);
  const intake = new Intake(line.socket);
  try {
    for (;;) {
      const request = await intake.next();
      if (request === null) return;
      if ('refusal' in request) return await refuse(line, request);
      const wire = new SocketWire(line, request);
      await answer(wire);
      if (wire.ending === null && (!request.persistent || intake.overrun)) await wire.fin();
      if (wire.ending !== null) return await line.left;
    }
  } catch (thrown) {
    if (!(thrown instanceof Gone)) throw thrown;
  } finally {
    line.socket.destroy();
    raw.destroy();
  }
}

function openLine(raw: Socket, secureContext: SecureContext | null): Line {
  const socket =
    secureContext === null ? raw : new TLSSocket(raw, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] });
  const closed = new AbortController();
  const left = new Promise<void>((resolve) => {
    socket.on('end', resolve);
    for (const side of [raw, socket]) {
      // A peer that resets, or that speaks no TLS, is a peer that has left: 'close' follows.
      side.on('error', () => {});
      side.on('close', () => {
        closed.abort();
        resolve();
      });
    }
  });
  return { raw, socket, gone: closed.signal, left };
}

async function refuse(line: Line, { refusal }: Refusal): Promise<void> {
  const [status, words] = refusals[refusal];
  const wire = new SocketWire(line, plainRequest('/'));
  const content = `${words}\n`;
  await wire.head(
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain',
    `Content-Length: ${content.length}`,
    'Connection: close',
  );
  await wire.content(content);
  await wire.fin();
  await line.left;
}

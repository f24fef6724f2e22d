/** A server on loopback that answers each path with the octets of a case, and ends the connection as the case says. */
import { createServer, type Server, type Socket } from 'node:net';
import type { LabCase } from './case.ts';

/** A reset may throw away what its receiver has not read: this long is given to read it, in milliseconds. */
const REST_BEFORE_RESET = 80;

export interface PageFile {
  type: string;
  text: string;
}

export class LabServer {
  readonly #server: Server;
  readonly #cases: ReadonlyMap<string, LabCase>;
  readonly #page: PageFile | null;
  /** By `client/case`: how often it was asked for, and the connections that are still open. */
  readonly #requests = new Map<string, number>();
  readonly #open = new Map<string, Set<Socket>>();

  constructor(cases: readonly LabCase[], page: PageFile | null = null) {
    this.#cases = new Map(cases.map((one) => [one.id, one]));
    this.#page = page;
    // Half-open connections are allowed so that `open` does not turn into a close when the client ends its direction.
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => this.#serve(socket));
  }

  async listen(): Promise<number> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The lab server has no port.');
    return address.port;
  }

  requests(client: string, id: string): number {
    return this.#requests.get(`${client}/${id}`) ?? 0;
  }

  /** Begins anew with a client and a case. */
  forget(client: string, id: string): void {
    this.release(client, id);
    this.#requests.delete(`${client}/${id}`);
  }

  /** Closes whatever connections a client still has for a case. */
  release(client: string, id: string): void {
    for (const socket of this.#open.get(`${client}/${id}`) ?? []) socket.destroy();
    this.#open.delete(`${client}/${id}`);
  }

  async close(): Promise<void> {
    for (const sockets of this.#open.values()) for (const socket of sockets) socket.destroy();
    await new Promise<void>((done) => this.#server.close(() => done()));
  }

  #serve(socket: Socket): void {
    let text = '';
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.on('data', (octets) => {
      text += octets.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end === -1) return;
      const target = text.split(' ')[1] ?? '';
      text = text.slice(end + 4);
      this.#answer(socket, target);
    });
  }

  #answer(socket: Socket, target: string): void {
    const [, client = '', id = ''] = target.split('/').map(decodeURIComponent);
    const found = this.#cases.get(id);
    if (found === undefined) {
      const page = client === 'page' ? this.#page : null;
      const body = Buffer.from(page?.text ?? '');
      const head = `HTTP/1.1 ${page ? '200 OK' : '404 Not Found'}\r\nContent-Type: ${page?.type ?? 'text/plain'}\r\n`;
      socket.end(
        Buffer.concat([Buffer.from(`${head}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n`), body]),
      );
      return;
    }
    const key = `${client}/${id}`;
    this.#requests.set(key, (this.#requests.get(key) ?? 0) + 1);
    const sockets = this.#open.get(key) ?? new Set();
    this.#open.set(key, sockets.add(socket));
    socket.once('close', () => sockets.delete(socket));
    const octets = Buffer.from(found.wire, 'latin1');
    if (found.ending === 'fin') socket.end(octets);
    else if (octets.length > 0) socket.write(octets);
    if (found.ending === 'rst') setTimeout(() => socket.resetAndDestroy(), octets.length > 0 ? REST_BEFORE_RESET : 0);
  }
}

/** A client that judges nothing: it sends a request over a raw socket and keeps what came, and how it ended. */
import { Buffer } from 'node:buffer';
import { connect as connectTcp, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';

export type Ending = 'fin' | 'rst' | 'close-notify' | 'tls-truncated' | 'open';

export interface Collected {
  /** Latin-1, a character an octet. */
  text: string;
  ending: Ending;
}

export interface RawRequest {
  method?: string;
  /** The whole request, where the usual one does not do. */
  request?: string;
  /** Field lines beside Host; `Connection: close` unless told. */
  fields?: string[];
  /** Stop, and leave, once this holds: the ending is then `open`. */
  until?: (text: string) => boolean;
  /** Trusted over TLS. */
  certificate?: string;
  tls?: 'TLSv1.2' | 'TLSv1.3';
}

/** Fetches over clear text or TLS, as the URL says, until the server ends the connection or `until` holds. */
export function fetchRaw(url: string, options: RawRequest = {}): Promise<Collected> {
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const { method = 'GET', fields = ['Connection: close'], until, certificate, tls = 'TLSv1.2' } = options;
  const request =
    options.request ??
    `${[`${method} ${pathname}${search} HTTP/1.1`, `Host: ${hostname}`, ...fields].join('\r\n')}\r\n\r\n`;
  return new Promise((resolve, reject) => {
    const raw = connectTcp(Number(port), hostname);
    const tap = protocol === 'https:' ? new Tap(raw) : null;
    const socket =
      tap === null
        ? raw
        : connectTls({
            socket: tap,
            servername: 'localhost',
            minVersion: tls,
            maxVersion: tls,
            ...(certificate === undefined ? {} : { ca: certificate }),
          });
    let text = '';
    const finish = (ending: Ending) => {
      raw.destroy();
      socket.destroy();
      resolve({ text, ending });
    };
    // Told before anything is read: a whole response may come with its end in one turn.
    socket.on('data', (octets: Buffer) => {
      text += octets.toString('latin1');
      if (until?.(text)) finish('open');
    });
    socket.on('end', () => finish(tap === null ? 'fin' : tap.endedWithAlert ? 'close-notify' : 'tls-truncated'));
    raw.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? finish('rst') : reject(error)));
    if (tap !== null)
      socket.on('error', (error: NodeJS.ErrnoException) => error.code !== 'ECONNRESET' && reject(error));
    socket.write(request, 'latin1');
  });
}

/** Carries a socket's octets to TLS, and watches the headers of the records that the server sends (RFC 8446 §5.1). */
class Tap extends Duplex {
  /** True when the last record seen was an alert: in TLS 1.3 one is as long as its two octets, type and tag make it. */
  endedWithAlert = false;
  readonly #raw: Socket;
  #pending: Buffer = Buffer.alloc(0);

  constructor(raw: Socket) {
    super({ allowHalfOpen: true });
    this.#raw = raw;
    raw.on('data', (octets: Buffer) => {
      this.#watch(octets);
      this.push(octets);
    });
    raw.on('end', () => this.push(null));
    raw.on('error', (error) => this.destroy(error));
  }

  #watch(octets: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, octets]);
    for (;;) {
      if (this.#pending.length < 5) return;
      const length = this.#pending.readUInt16BE(3);
      if (this.#pending.length < 5 + length) return;
      const type = this.#pending[0];
      this.endedWithAlert = type === 21 || (type === 23 && length === 19);
      this.#pending = this.#pending.subarray(5 + length);
    }
  }

  override _read(): void {}

  override _write(octets: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#raw.write(octets, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#raw.end(() => done());
  }
}

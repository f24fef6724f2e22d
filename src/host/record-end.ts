import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';

/**
 * Stands between a TCP socket and the TLS over it, to tell a clean close from a truncation (RFC 8446 §6.1), which Node
 * reports alike.
 *
 * TLS ends its plaintext as soon as it has read close_notify, whether or not a FIN follows. So a FIN (and a reset) is held back here
 * until TLS has worked off all that came before it: if the plaintext has ended by then, close_notify was there; if not,
 * it is passed on, and the plaintext ends because of it.
 */
export class RecordEnd extends Duplex {
  readonly #socket: Socket;
  #secure: TLSSocket | null = null;
  #passed = false;

  constructor(socket: Socket) {
    super({ allowHalfOpen: true });
    this.#socket = socket;
    socket.on('data', (octets) => {
      if (!this.push(octets)) socket.pause();
    });
    let over = false;
    const hold = (pass: () => void) => {
      if (!over) this.#hold(pass);
      over = true;
    };
    socket.on('end', () => hold(() => this.#pass()));
    socket.on('error', (error) => {
      // What had been read before a reset is evidence.
      for (let rest = socket.read(); rest !== null; rest = socket.read()) this.push(rest);
      hold(() => this.destroy(error));
    });
    socket.on('close', () => hold(() => this.#pass()));
  }

  /** The TLS that reads from here. */
  set secure(secure: TLSSocket) {
    this.#secure = secure;
  }

  /** True when the plaintext could only end because TCP did. */
  get truncated(): boolean {
    return this.#passed;
  }

  #pass(): void {
    if (this.#secure?.readableEnded) return;
    this.#passed = true;
    this.push(null);
  }

  /** Waits for the turn after the one in which TLS was given the last octets, and its listeners what it made of them. */
  #hold(pass: () => void): void {
    setImmediate(() => {
      const secure = this.#secure;
      if (this.destroyed) return;
      if (secure?.isPaused() && !secure.destroyed) secure.once('resume', () => this.#hold(pass));
      else if (this.readableLength > 0 && secure !== null && !secure.destroyed) this.#hold(pass);
      else pass();
    });
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(octets: Uint8Array, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket.write(octets, done);
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#socket.end(() => done());
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}

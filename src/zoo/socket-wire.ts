/** A wire over a connection, in clear or over TLS. */
import type { Socket } from 'node:net';
import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import type { ZooRequest } from './request.ts';
import { Gone, Wire } from './wire.ts';

/** A reset may throw away what its receiver has not read: this long is given to read it. */
const restBeforeReset = 60;

/** Octets after which the event loop gets its turn: a peer that reads fast enough would else keep it from everything. */
const octetsPerTurn = 256 * 1024;

export interface Line {
  /** The TCP connection. */
  raw: Socket;
  /** Where plain octets are written: the TLS socket, or `raw` itself. */
  socket: Socket;
  /** Aborted when the connection is closed. */
  gone: AbortSignal;
  /** Resolves when the peer has ended its direction, or the connection is closed. */
  left: Promise<void>;
}

export class SocketWire extends Wire {
  /** The most octets that ever waited in this process for the peer to take them. */
  mostUnsent = 0;
  readonly #line: Line;
  #octetsThisTurn = 0;

  constructor(line: Line, request: ZooRequest) {
    super(request);
    this.#line = line;
  }

  protected override async send(octets: Uint8Array): Promise<void> {
    const { socket } = this.#line;
    await this.#unlessGone((done, fail) => {
      // A write that a destroyed socket gave up is reported without an error.
      socket.write(octets, (error) => (error || socket.destroyed ? fail() : done()));
      this.mostUnsent = Math.max(this.mostUnsent, socket.writableLength);
    });
    this.#octetsThisTurn += octets.length;
    if (this.#octetsThisTurn >= octetsPerTurn) {
      this.#octetsThisTurn = 0;
      await turn();
    }
  }

  override async pause(ms: number): Promise<void> {
    if (ms <= 0) return;
    await delay(ms, undefined, { signal: this.#line.gone }).catch(() => {
      throw new Gone();
    });
  }

  override fin(): Promise<void> {
    this.ending = 'fin';
    return this.#unlessGone((done) => this.#line.socket.end(done));
  }

  override async reset(): Promise<void> {
    await this.pause(restBeforeReset);
    this.ending = 'reset';
    // Over TLS this goes beneath it: the alert and the FIN that TLS would send are not sent.
    this.#line.raw.resetAndDestroy();
  }

  override truncateTls(): Promise<void> {
    this.ending = 'tls-truncated';
    return this.#unlessGone((done) => this.#line.raw.end(done));
  }

  override async stall(): Promise<void> {
    this.ending = 'stall';
    await this.#line.left;
  }

  /** Node does not answer every write on a socket that is destroyed under it: whoever waits is then told here. */
  #unlessGone(start: (done: () => void, fail: () => void) => void): Promise<void> {
    const { gone, socket } = this.#line;
    if (gone.aborted || !socket.writable) return Promise.reject(new Gone());
    return new Promise((resolve, reject) => {
      const fail = () => {
        gone.removeEventListener('abort', fail);
        reject(new Gone());
      };
      const done = () => {
        gone.removeEventListener('abort', fail);
        resolve();
      };
      gone.addEventListener('abort', fail);
      start(done, fail);
    });
  }
}

import type { Socket } from 'node:net';
import type { Recorder } from '../capture/recorder.ts';
import type { InspectOptions } from '../protocol/messages.ts';
import type { Examination } from '../report/examination.ts';
import type { EndingFact } from '../report/report.ts';
import { HEAD_TIMEOUT, RECEIVED_LIMIT } from '../wire/ending.ts';
import type { PooledReads } from './pooled-reads.ts';
import { alertName } from './secure.ts';

export interface ExchangeContext {
  /** Connected, and secured where it is to be: a TCP socket, or the TLS over one. */
  stream: Socket;
  /** What reads `stream`, where it is not the stream itself. */
  reads: PooledReads | null;
  /** The request. */
  octets: Uint8Array;
  examination: Examination;
  recorder: Recorder | null;
  options: InspectOptions;
  signal: AbortSignal;
  /** Milliseconds since the inspection began. */
  now: () => number;
  /** What the end of the stream means: `fin`, or what TLS says. */
  endOfStream: () => EndingFact['transport'];
  /** Called when anything has come or gone. */
  changed: () => void;
  /** Called once, when the message is whole, its connection stays open, and nothing more has come for a moment. */
  settled: (exchanged: Exchanged) => void;
}

export interface Exchanged {
  ending: Omit<EndingFact, 'at'>;
  /** Octets of the request that were sent. */
  sentOctets: number;
  /** Milliseconds since the inspection began; null for what did not happen. */
  sent: number | null;
  firstOctet: number | null;
  lastOctet: number | null;
  ended: number;
}

/** The request goes out in pieces of this size, so that a slow server is seen to be taking it. */
const PIECE = 64 * 1024;
/** Milliseconds of silence after a whole message: what was written together with it has come by then, or the close. */
const MOMENT = 10;
/** With more than this waiting for the disk, the socket is paused until it is written. */
const BACKLOG = 4 * 1024 * 1024;

/** Sends the request and takes what comes back until one of the endings. Never rejects; the stream is then destroyed. */
export function exchange(context: ExchangeContext): Promise<Exchanged> {
  return new Promise((resolve) => new Exchange(context, resolve));
}

class Exchange {
  readonly #context: ExchangeContext;
  readonly #resolve: (exchanged: Exchanged) => void;
  #timer: NodeJS.Timeout | null = null;
  #moment: NodeJS.Timeout | null = null;
  /** What the time-out that runs limits. */
  #stage: 'sending' | 'head' | 'body' | 'after' = 'sending';
  #sentOctets = 0;
  #received = 0;
  #sent: number | null = null;
  #firstOctet: number | null = null;
  #lastOctet: number | null = null;
  #over = false;

  constructor(context: ExchangeContext, resolve: (exchanged: Exchanged) => void) {
    this.#context = context;
    this.#resolve = resolve;
    const { stream, signal, reads } = context;
    if (signal.aborted) {
      this.#cancel();
      return;
    }
    signal.addEventListener('abort', this.#cancel, { once: true });
    if (reads === null) stream.on('data', (octets: Buffer) => this.#take(octets));
    else reads.start(stream, (octets, release) => this.#take(octets, release));
    stream.on('end', () => this.#finish({ transport: context.endOfStream() }));
    stream.on('error', (error) => this.#fail(error));
    stream.on('close', () => this.#finish({ transport: context.endOfStream() }));
    this.#wait(context.options.headTimeoutMs);
    this.#send();
  }

  readonly #cancel = () => this.#finish(cancelledBy(this.#context.signal));

  #send(): void {
    const { stream, octets, recorder, options, now } = this.#context;
    const piece = octets.subarray(this.#sentOctets, this.#sentOctets + PIECE);
    stream.write(piece, (error) => {
      if (error || this.#over) return;
      recorder?.sent(piece);
      this.#sentOctets += piece.length;
      if (this.#sentOctets < octets.length) {
        this.#timer?.refresh();
        this.#send();
        return;
      }
      this.#sent = now();
      if (this.#stage === 'sending') {
        this.#stage = 'head';
        this.#wait(options.headTimeoutMs);
      }
      this.#context.changed();
    });
  }

  #take(octets: Uint8Array, release?: () => void): void {
    if (this.#over) {
      release?.();
      return;
    }
    const { examination, recorder, options, now } = this.#context;
    const room = (options.maxReceived ?? Number.POSITIVE_INFINITY) - this.#received;
    if (room === 0) {
      release?.();
      this.#finish({ transport: 'cancelled', reason: RECEIVED_LIMIT });
      return;
    }
    const taken = octets.length > room ? octets.subarray(0, room) : octets;
    const time = now();
    this.#firstOctet ??= time;
    this.#lastOctet = time;
    this.#received += taken.length;
    recorder?.received(taken, time, release);
    examination.push(taken, time);
    if (recorder === null) release?.();
    // A response of just so many octets is whole within the limit: only one more goes beyond it.
    if (taken.length < octets.length) {
      this.#finish({ transport: 'cancelled', reason: RECEIVED_LIMIT });
      return;
    }
    this.#moveOn();
    if (recorder !== null && recorder.backlog > BACKLOG) this.#pauseFor(recorder);
    this.#context.changed();
  }

  /** Starts the time-out of the stage that the response has reached. */
  #moveOn(): void {
    const { examination, options } = this.#context;
    const { phase } = examination.progress;
    if (phase === 'after') {
      if (this.#stage === 'after') return;
      this.#stage = 'after';
      this.#wait(options.graceMs);
      this.#moment = setTimeout(() => this.#context.settled(this.#facts({ transport: 'open' })), MOMENT);
    } else if (phase === 'body' || phase === 'trailers') {
      if (this.#stage === 'body') this.#timer?.refresh();
      else this.#wait(options.idleTimeoutMs);
      this.#stage = 'body';
    }
  }

  #wait(milliseconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#timedOut(), milliseconds);
  }

  #timedOut(): void {
    const { stream, reads, now } = this.#context;
    if (this.#stage === 'after') this.#finish({ transport: 'open', graceMs: this.#context.options.graceMs });
    // The silence is ours while the disk is waited for.
    else if (stream.isPaused() || reads?.starved) this.#timer?.refresh();
    else {
      // A head has a time of its own, and may run out of it while octets still come.
      const within = this.#stage === 'head' && this.#lastOctet !== null;
      const idleMs = now() - (this.#lastOctet ?? this.#sent ?? 0);
      this.#finish({ transport: 'idle-timeout', idleMs, ...(within ? { reason: HEAD_TIMEOUT } : {}) });
    }
  }

  #pauseFor(recorder: Recorder): void {
    const { stream } = this.#context;
    if (stream.isPaused()) return;
    stream.pause();
    void recorder.flush().then(() => {
      if (!this.#over) stream.resume();
    });
  }

  #fail(error: Error): void {
    // What had been read before the error is evidence: an error keeps it from being emitted, not from being read.
    const { stream } = this.#context;
    for (let rest = stream.read(); rest !== null; rest = stream.read()) this.#take(rest);
    this.#finish(endingOf(error));
  }

  #finish(ending: Omit<EndingFact, 'at'>): void {
    if (this.#over) return;
    this.#over = true;
    const { stream, signal } = this.#context;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#moment !== null) clearTimeout(this.#moment);
    signal.removeEventListener('abort', this.#cancel);
    stream.on('error', () => undefined);
    stream.destroy();
    this.#resolve(this.#facts(ending));
  }

  #facts(ending: Omit<EndingFact, 'at'>): Exchanged {
    return {
      ending,
      sentOctets: this.#sentOctets,
      sent: this.#sent,
      firstOctet: this.#firstOctet,
      lastOctet: this.#lastOctet,
      ended: this.#context.now(),
    };
  }
}

/** Aborted by whoever asked, or by a limit, whose word is then the signal's reason. */
export function cancelledBy({ reason }: AbortSignal): Omit<EndingFact, 'at'> {
  return { transport: 'cancelled', ...(typeof reason === 'string' ? { reason } : {}) };
}

/** A socket's error as an ending; the system's own word goes with it. */
function endingOf(error: Error): Omit<EndingFact, 'at'> {
  const reason = String(Object(error).code ?? error.message);
  // The retransmissions or the keep-alive probes were not answered.
  if (reason === 'ETIMEDOUT') return { transport: 'idle-timeout', reason };
  // A fatal alert of the server: it ends TLS without the closure that close_notify is (RFC 8446 §6.2).
  const alert = alertName(reason);
  if (alert !== null) return { transport: 'tls-truncated', reason: `alert ${alert}` };
  // Records that cannot be read.
  if (reason.startsWith('ERR_SSL') || reason.startsWith('ERR_TLS')) return { transport: 'tls-truncated', reason };
  return { transport: 'rst', reason };
}

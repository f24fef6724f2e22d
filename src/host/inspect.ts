/** One inspection: dial, secure, send, record and examine what comes back, report. */
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import * as v from 'valibot';
import type { Recorder } from '../capture/recorder.ts';
import { nodeCodings } from '../coding/node-codings.ts';
import { nodeHashes } from '../hashing/node-hashes.ts';
import { InspectOptions, type Progress, RequestSpec } from '../protocol/messages.ts';
import { Examination, type ExaminationOptions } from '../report/examination.ts';
import { LastchunkError } from '../report/fault.ts';
import type { Connection, EndingFact, Report, Timing } from '../report/report.ts';
import { DURATION_LIMIT } from '../wire/ending.ts';
import { dial } from './dial.ts';
import { cancelledBy, type Exchanged, exchange } from './exchange.ts';
import { PooledReads } from './pooled-reads.ts';
import { ProgressTeller } from './progress.ts';
import { type BuiltRequest, buildRequest } from './request.ts';
import { secure } from './secure.ts';
import { toldHead } from './told-head.ts';

export interface InspectDependencies {
  /** Where to record; without it, nothing is kept and the Report names no capture. */
  captures?: { record(): Recorder };
  /** Aborting ends the inspection, which still gives its Report. */
  signal?: AbortSignal;
  /** Told of each phase, and about 20 times a second. */
  onProgress?: (progress: Progress) => void;
  /** The `User-Agent` field's default. */
  userAgent?: string;
  /** Certificates of authorities, PEM, to trust besides those that Node brings. */
  authorities?: readonly string[];
  examination?: (options: ExaminationOptions) => Examination;
  /** Milliseconds from any fixed point, never going back. */
  clock?: () => number;
}

/**
 * Sends the request over a raw socket and examines what comes back. Whatever the server does is in the Report;
 * a failing disk is in `report.capture.fault`.
 * @throws LastchunkError when there was nothing to examine: `url-*`, `method-invalid`, `field-invalid`,
 *   `params-invalid`, `dns-failed`, `connect-*`, `tls-*`.
 */
export async function inspect(
  spec: v.InferInput<typeof RequestSpec>,
  options: v.InferInput<typeof InspectOptions> = {},
  dependencies: InspectDependencies = {},
): Promise<Report> {
  const request = buildRequest(check(RequestSpec, spec), dependencies.userAgent);
  return await new Inspection(request, check(InspectOptions, options), dependencies).run();
}

class Inspection {
  readonly #request: BuiltRequest;
  readonly #options: InspectOptions;
  readonly #dependencies: InspectDependencies;
  readonly #signal: AbortSignal;
  readonly #late = new AbortController();
  readonly #startedAt = new Date().toISOString();
  readonly #now: () => number;
  readonly #teller: ProgressTeller;
  readonly #examination: Examination;
  #recorder: Recorder | null = null;
  #phase: Progress['phase'] | null = 'resolving';
  #connection: Connection | null = null;
  #connected: number | null = null;
  #secured: number | null = null;
  #headTold = false;
  #over = false;

  constructor(request: BuiltRequest, options: InspectOptions, dependencies: InspectDependencies) {
    this.#request = request;
    this.#options = options;
    this.#dependencies = dependencies;
    this.#signal = AbortSignal.any([this.#late.signal, ...(dependencies.signal ? [dependencies.signal] : [])]);
    const clock = dependencies.clock ?? (() => performance.now());
    const began = clock();
    this.#now = () => Math.round((clock() - began) * 1000) / 1000;
    this.#teller = new ProgressTeller(
      () => this.#look(),
      (progress) => dependencies.onProgress?.(progress),
    );
    const examination = dependencies.examination ?? ((given: ExaminationOptions) => new Examination(given));
    this.#examination = examination({
      request: { method: request.method, url: request.display },
      requestCloses: request.closes,
      codings: nodeCodings,
      hashes: nodeHashes,
      onChunks: (batch) => this.#recorder?.chunks(batch),
    });
  }

  async run(): Promise<Report> {
    const { maxDurationMs } = this.#options;
    const timer = maxDurationMs === null ? null : setTimeout(() => this.#late.abort(DURATION_LIMIT), maxDurationMs);
    try {
      this.#teller.changed();
      const { stream, reads, endOfStream } = await this.#connect();
      this.#recorder = this.#dependencies.captures?.record() ?? null;
      this.#phase = null;
      this.#teller.changed();
      const exchanged = await exchange({
        stream,
        reads,
        octets: this.#request.octets,
        examination: this.#examination,
        recorder: this.#recorder,
        options: this.#options,
        signal: this.#signal,
        now: this.#now,
        endOfStream,
        changed: () => this.#changed(),
        settled: (exchanged) => void this.#tellSoFar(exchanged),
      });
      return await this.#report(exchanged);
    } catch (thrown) {
      await this.#recorder?.finish(null);
      if (!this.#signal.aborted || thrown !== this.#signal.reason) throw thrown;
      return await this.#report({ ...nothing, ending: cancelledBy(this.#signal), ended: this.#now() });
    } finally {
      if (timer !== null) clearTimeout(timer);
      this.#teller.stop();
    }
  }

  async #connect(): Promise<Connected> {
    const { host, port } = this.#request;
    const { connectTimeoutMs: timeoutMs, insecure } = this.#options;
    const signal = this.#signal;
    // TLS reads through the stream.
    const reads = this.#request.secure ? null : new PooledReads();
    const { socket, address } = await dial({
      host,
      port,
      timeoutMs,
      signal,
      ...(reads === null ? {} : { reads }),
      onResolved: () => this.#enter('connecting'),
    });
    this.#connected = this.#now();
    this.#connection = { address, port, tls: null };
    if (!this.#request.secure) return { stream: socket, reads, endOfStream: () => 'fin' };
    this.#enter('securing');
    const { authorities = [] } = this.#dependencies;
    const { stream, tls, ending } = await secure(socket, { host, port, timeoutMs, insecure, authorities, signal });
    this.#secured = this.#now();
    this.#connection = { address, port, tls };
    return { stream, reads, endOfStream: ending };
  }

  #enter(phase: Progress['phase']): void {
    this.#phase = phase;
    this.#teller.changed();
  }

  #changed(): void {
    const head = this.#headTold ? null : this.#examination.head;
    if (head === null) {
      this.#teller.changed();
      return;
    }
    this.#headTold = true;
    this.#teller.once({ head: toldHead(head) });
  }

  /** A whole message need not be waited for, although more may come: its verdict is told at once. */
  async #tellSoFar(exchanged: Exchanged): Promise<void> {
    const { lastOctet } = exchanged;
    const examined = lastOctet === null ? null : this.#examination.soFar({ lastOctetMs: lastOctet });
    if (examined === null) return;
    await this.#recorder?.flush();
    // The last word may have come meanwhile.
    if (!this.#over) this.#teller.once({ soFar: { report: this.#reportOf(examined, exchanged) } });
  }

  #look(): Progress {
    const { phase, received, chunks, statusLine } = this.#examination.progress;
    return {
      phase: this.#phase ?? phase,
      capture: this.#recorder?.id ?? null,
      received,
      chunks,
      elapsed: this.#now(),
      statusLine,
    };
  }

  async #report(exchanged: Exchanged): Promise<Report> {
    this.#over = true;
    const { ending, lastOctet } = exchanged;
    const examined = this.#examination.end({ ...ending, ...(lastOctet === null ? {} : { lastOctetMs: lastOctet }) });
    this.#teller.finish();
    await this.#recorder?.flush();
    const report = this.#reportOf(examined, exchanged);
    await this.#recorder?.finish(report);
    return report;
  }

  #reportOf(examined: Report, exchanged: Exchanged): Report {
    const timing: Timing = {
      startedAt: this.#startedAt,
      connected: this.#connected,
      secured: this.#secured,
      sent: exchanged.sent,
      firstOctet: exchanged.firstOctet,
      lastOctet: exchanged.lastOctet,
      ended: exchanged.ended,
    };
    return {
      ...examined,
      request: { ...examined.request, sent: exchanged.sentOctets },
      ...(this.#connection === null ? {} : { connection: this.#connection }),
      timing,
      ...(this.#recorder === null ? {} : { capture: this.#recorder.reference }),
    };
  }
}

interface Connected {
  stream: Socket;
  reads: PooledReads | null;
  endOfStream: () => EndingFact['transport'];
}

/** Cancelled before there was a connection. */
const nothing = {
  sentOctets: 0,
  sent: null,
  firstOctet: null,
  lastOctet: null,
} as const;

function check<T>(schema: v.GenericSchema<unknown, T>, given: unknown): T {
  const checked = v.safeParse(schema, given, { abortEarly: true });
  if (checked.success) return checked.output;
  const [issue] = checked.issues;
  const words = `The request cannot be made: ${v.getDotPath(issue) ?? 'options'}: ${issue.message}.`;
  throw new LastchunkError('params-invalid', words);
}

/** The host: JSON-RPC over native messaging, until the browser closes its end. */
import type { Readable, Writable } from 'node:stream';
import { inTime } from '../capture/in-time.ts';
import { CaptureShelf } from '../capture/shelf.ts';
import type { CaptureStore } from '../capture/store.ts';
import { type HandlerContext, handle } from '../protocol/endpoint.ts';
import { type CapturesState, limits, PROTOCOL_VERSION, type Progress, type Zoo } from '../protocol/messages.ts';
import { RpcServer } from '../protocol/rpc-server.ts';
import { LastchunkError } from '../report/fault.ts';
import type { Report } from '../report/report.ts';
import { abridge } from './abridge.ts';
import { inspect } from './inspect.ts';
import { latestOnly, SO_FAR_ROOM } from './latest-progress.ts';
import { type Log, NativeMessageReader, NativeMessageWriter } from './native-messaging.ts';
import { reportOf } from './reexamine.ts';

export interface ServeOptions {
  /** Frames from the browser: the process's stdin. */
  input: Readable;
  /** Frames to the browser: the process's stdout. Nothing else may be written to it. */
  output: Writable;
  /** Where captures go unless the browser's settings say otherwise. */
  captures: CaptureStore;
  /** Lastchunk's version. */
  version: string;
  /** Starts the zoo; called once, when it is first asked for, and again after a failure. */
  startZoo: () => Promise<Zoo & { close?: () => Promise<void> }>;
  /** Milliseconds for what is left to do when the input has ended; default 5,000. A disk may never answer. */
  patience?: number;
  /** Takes one line about the host; default: to stderr. */
  log?: Log;
}

/**
 * Serves until the input ends or the output is gone; then cancels what runs, and settles when the captures are written, or
 * the patience is at its end. Never rejects because of what the other end does.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const log = options.log ?? ((line) => process.stderr.write(`lastchunk host: ${printable(line)}\n`));
  const writer = new NativeMessageWriter(options.output, log);
  const reader = new NativeMessageReader(options.input, writer, log);
  const connection = new RpcServer((message) => writer.write(message));
  const running = new Running();
  register(connection, options, running);
  await Promise.race([reader.read((message) => connection.receive(message)), writer.closed]);
  running.cancel();
  const ended = writer.idle().then(() => running.end());
  await inTime(ended, options.patience ?? 5_000, () => log('Ended, with something still pending.'));
  connection.dispose();
  options.input.destroy();
}

/** What an answer has around its Report: the id, which is the client's, and a few words. */
const reportRoom = limits.frameToBrowser - 1024;

function register(connection: RpcServer, options: ServeOptions, running: Running): void {
  const { version } = options;
  const shelf = new CaptureShelf(options.captures);
  running.atEnd(() => shelf.close());
  const zoo = once(options.startZoo);
  running.atEnd(async () => (await zoo.started())?.close?.());

  handle(connection, 'hello', ({ protocol, client }) => {
    if (protocol !== PROTOCOL_VERSION) {
      const words = `${JSON.stringify(client.name.slice(0, 100))} speaks protocol ${protocol}, and the host ${PROTOCOL_VERSION}.`;
      const details = { host: version, hostProtocol: PROTOCOL_VERSION, client: client.version.slice(0, 100), protocol };
      throw new LastchunkError('protocol-mismatch', words, { details });
    }
    return {
      protocol: PROTOCOL_VERSION,
      host: { name: 'lastchunk', version },
      node: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
      captures: { folder: shelf.current.folder, capacity: shelf.current.capacity },
    };
  });

  handle(connection, 'inspect', async ({ request, options: given }, context) => {
    const report = await running.inspection(context, (signal, onProgress) =>
      inspect(request, given, {
        captures: shelf,
        signal,
        onProgress: (value) => onProgress(fitting(value)),
        userAgent: `lastchunk/${version}`,
      }),
    );
    return abridge(report, reportRoom);
  });

  handle(connection, 'report', async ({ capture }) =>
    abridge(await reportOf(await shelf.holding(capture), capture), reportRoom),
  );

  handle(connection, 'chunks', async ({ capture, start, count }) =>
    (await shelf.holding(capture)).chunkWindow(capture, start, count),
  );

  handle(connection, 'chunksHolding', async ({ capture, start, end }) =>
    (await shelf.holding(capture)).rowsHolding(capture, start, end, limits.chunkRows),
  );

  handle(connection, 'chunkSeries', async ({ capture, bins }, { signal }) =>
    (await shelf.holding(capture)).chunkSeries(capture, bins, signal),
  );

  handle(connection, 'search', async ({ capture, pattern, ...search }, { signal }) => {
    const octets = Buffer.from(pattern, 'base64');
    return { offset: await (await shelf.holding(capture)).find(capture, { ...search, pattern: octets }, signal) };
  });

  handle(connection, 'bytes', async ({ capture, side, start, end }) => {
    if (end < start || end - start > limits.byteWindow) {
      const words = `A window of octets from ${start} to ${end} is not one of 0 to ${limits.byteWindow} octets.`;
      throw new LastchunkError('window-invalid', words);
    }
    const { octets, ...window } = await (await shelf.holding(capture)).byteWindow(capture, side, start, end);
    return { ...window, base64: Buffer.from(octets).toString('base64') };
  });

  handle(connection, 'configure', async (chosen) => {
    await shelf.configure(chosen);
    return stateOf(shelf);
  });

  handle(connection, 'captures', async () => {
    await shelf.refresh();
    return stateOf(shelf);
  });

  handle(connection, 'locate', async ({ capture }) => {
    const store = await shelf.holding(capture);
    if (!(await store.has(capture))) {
      throw new LastchunkError('capture-unknown', `Capture ${capture} is not in the store.`);
    }
    return { folder: store.folderOf(capture) };
  });

  handle(connection, 'deleteCaptures', () => shelf.current.deleteAll());

  handle(connection, 'zoo', () => zoo.start());
}

function stateOf({ current, fault }: CaptureShelf): CapturesState {
  const kept = current.list();
  return {
    folder: current.folder,
    capacity: current.capacity,
    captures: kept.length,
    octets: current.size,
    recording: kept.filter(({ writing }) => writing).length,
    fault: fault === null ? null : { code: fault.code, message: fault.message },
  };
}

/** The inspections that run, so that they can be ended together. */
class Running {
  readonly #closing = new AbortController();
  readonly #inspections = new Set<Promise<unknown>>();
  readonly #atEnd: (() => Promise<void>)[] = [];

  async inspection(
    { signal, progress }: HandlerContext,
    begin: (signal: AbortSignal, onProgress: (value: Progress) => void) => Promise<Report>,
  ): Promise<Report> {
    const either = AbortSignal.any([signal, this.#closing.signal]);
    const teller = latestOnly(progress);
    const report = begin(either, teller.tell);
    this.#inspections.add(report);
    try {
      return await report;
    } finally {
      this.#inspections.delete(report);
      // The last progress goes out before the answer does.
      await teller.settled();
    }
  }

  atEnd(work: () => Promise<void>): void {
    this.#atEnd.push(work);
  }

  cancel(): void {
    this.#closing.abort();
  }

  async end(): Promise<void> {
    await Promise.allSettled(this.#inspections);
    await Promise.allSettled(this.#atEnd.map((work) => work()));
  }
}

/** Progress whose Report is cut so that it fits a message, beside a head. */
function fitting(progress: Progress): Progress {
  const { soFar } = progress;
  return soFar === undefined ? progress : { ...progress, soFar: abridge(soFar.report, SO_FAR_ROOM) };
}

/** Starts once, however often it is asked; a failed start is forgotten. */
function once<T>(begin: () => Promise<T>) {
  let started: Promise<T> | null = null;
  return {
    start: () => {
      started ??= begin().catch((error) => {
        started = null;
        throw error;
      });
      return started;
    },
    started: async () => started,
  };
}

/** One line, without what a terminal would obey: the words may quote a server. */
function printable(line: string): string {
  return line.replace(/\p{Cc}+/gu, ' ');
}

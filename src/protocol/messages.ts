/**
 * What the extension and the host say to each other: JSON-RPC 2.0 methods, each with validators for its params and its
 * result, used at both ends. README.md beside this file is the contract in prose.
 */
import * as v from 'valibot';
import { Field, framings, Report, StatusLine } from '../report/report.ts';

export const PROTOCOL_VERSION = 1;

/** The name browsers know the native messaging host by. */
export const HOST_NAME = 'dev.lastchunk.host';

export const limits = {
  /** Octets of one message from host to browser (the browsers' own limit is 1 MiB). */
  frameToBrowser: 1024 * 1024,
  /** Octets of one message from browser to host (Chrome's own limit is 64 MiB). */
  frameToHost: 64 * 1024 * 1024,
  /** Rows of one `chunks` window. */
  chunkRows: 2_000,
  /** Octets of one `bytes` window. */
  byteWindow: 256 * 1024,
  /** Bins of one `chunkSeries`. */
  bins: 2_048,
  /** Octets of a pattern to search for. */
  pattern: 4_096,
  /** Fields of a head that progress tells, and characters of its texts. */
  headFields: 200,
  headText: 64 * 1024,
  headInterims: 3,
  /** The least and the most octets that captures may be given. */
  leastCapacity: 1024 * 1024,
  mostCapacity: 1024 ** 5,
} as const;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const duration = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(24 * 60 * 60 * 1000));
/** Not `v.base64()`: its pattern backtracks, and overflows the stack on the body of a large request. */
const base64 = v.pipe(
  v.string(),
  v.check((text) => text.length % 4 === 0 && /^[0-9A-Za-z+/]*={0,2}$/.test(text), 'Invalid Base64'),
);
/** Octets that all captures together may take. */
export const CaptureCapacity = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(limits.leastCapacity),
  v.maxValue(limits.mostCapacity),
);
const captureId = v.pipe(v.string(), v.regex(/^[0-9A-Za-z-]{1,64}$/));

export const RequestSpec = v.object({
  method: v.string(),
  url: v.string(),
  /** In order and in their own case; they replace Lastchunk's own defaults of the same name. */
  fields: v.exactOptional(v.array(v.tuple([v.string(), v.string()])), []),
  /** Content, base64. */
  body: v.exactOptional(base64),
});

export const InspectOptions = v.object({
  connectTimeoutMs: v.exactOptional(duration, 10_000),
  /** From the request's last octet to the end of the final response's head. */
  headTimeoutMs: v.exactOptional(duration, 30_000),
  /** The longest silence within the body. */
  idleTimeoutMs: v.exactOptional(duration, 30_000),
  /** How long to wait for excess octets on a connection that stays open after a whole message. */
  graceMs: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60_000)), 150),
  /** The inspection ends by itself after so many octets received, or so long since it began; null: it has no such limit. */
  maxReceived: v.exactOptional(v.nullable(v.pipe(count, v.minValue(1))), null),
  maxDurationMs: v.exactOptional(v.nullable(duration), null),
  /** Go on although the certificate is not trusted, for this request only. */
  insecure: v.exactOptional(v.boolean(), false),
});

export const progressPhases = [
  'resolving',
  'connecting',
  'securing',
  'waiting',
  'head',
  'body',
  'trailers',
  'after',
] as const;

const Reported = v.object({
  report: Report,
  /** Long texts and lists of the Report were cut to fit a message; the capture holds them whole. */
  abridged: v.exactOptional(v.boolean()),
});

/** The head of the final response, as soon as it has been read. */
const HeadSoFar = v.object({
  statusLine: StatusLine,
  /** The first ones, at most `limits.headFields` of them and `limits.headText` characters in all. */
  fields: v.array(Field),
  /** How many there are. */
  fieldCount: count,
  /** Interim responses before it: the status lines of the first `limits.headInterims`, and how many there were. */
  interim: v.array(v.object({ raw: v.string(), span: v.tuple([count, count]) })),
  interimCount: count,
  framing: v.picklist(framings),
  declaredLength: v.nullable(v.number()),
  /** Where the head ends: the offset of the octet after its empty line. */
  end: count,
});

export const Progress = v.object({
  phase: v.picklist(progressPhases),
  /** The capture being written, as soon as there is one: its windows can be read while it grows. */
  capture: v.nullable(captureId),
  /** Octets received so far. */
  received: count,
  chunks: count,
  /** Milliseconds since the inspection began. */
  elapsed: v.number(),
  /** The final response's status line, Latin-1, once it has been read. */
  statusLine: v.nullable(v.string()),
  /** Told once: whoever listens keeps it. */
  head: v.exactOptional(HeadSoFar),
  /**
   * Told once, when the message is whole and its server keeps the connection open: the Report as it will be unless more
   * comes while excess octets are waited for.
   */
  soFar: v.exactOptional(Reported),
});

const ChunkRows = v.object({
  total: count,
  start: count,
  /** One entry a row in each. `gap` is the time since the chunk before, `extension` the raw chunk-ext or null. */
  offset: v.array(count),
  size: v.array(v.number()),
  time: v.array(v.number()),
  gap: v.array(v.number()),
  extension: v.array(v.nullable(v.string())),
  /** Octets of the chunk-size line with its line end: the data begins at `offset + line`. */
  line: v.array(count),
});

const CapturesState = v.object({
  /** Where new captures go, and the octets that all captures in it may take. */
  folder: v.string(),
  capacity: count,
  /** How many are in it, the octets that they take, and how many of them are being recorded. */
  captures: count,
  octets: count,
  recording: count,
  /** Why the folder is not the one that was asked for. */
  fault: v.nullable(v.object({ code: v.string(), message: v.string() })),
});

const Species = v.object({
  id: v.string(),
  title: v.string(),
  /** What is wrong with it, one sentence. */
  summary: v.string(),
  outcome: v.string(),
  url: v.string(),
});

export const methods = {
  /** First on every connection: who speaks, and which protocol. */
  hello: {
    params: v.object({ protocol: v.number(), client: v.object({ name: v.string(), version: v.string() }) }),
    result: v.object({
      protocol: v.number(),
      host: v.object({ name: v.string(), version: v.string() }),
      node: v.string(),
      platform: v.string(),
      captures: v.object({ folder: v.string(), capacity: count }),
    }),
  },
  /** Send the request over a raw socket and examine what comes back. Cancelling it still answers with a Report. */
  inspect: {
    params: v.object({
      request: RequestSpec,
      options: v.exactOptional(InspectOptions, {}),
      /** Token of the `$/progress` notifications. */
      progress: v.exactOptional(v.pipe(v.string(), v.maxLength(256))),
    }),
    result: Reported,
  },
  /** The Report of a capture that is kept; where its host was killed before it could write one, the octets are judged again. */
  report: {
    params: v.object({ capture: captureId }),
    result: Reported,
  },
  /** A window of rows of the chunk table, the last-chunk not counted. */
  chunks: {
    params: v.object({
      capture: captureId,
      start: count,
      count: v.pipe(count, v.maxValue(limits.chunkRows)),
    }),
    result: ChunkRows,
  },
  /** The rows of the chunks that octets `[start, end)` received belong to, at most `limits.chunkRows`. */
  chunksHolding: {
    params: v.object({ capture: captureId, start: count, end: count }),
    result: ChunkRows,
  },
  /** The whole chunk table in at most `bins` bins of consecutive rows, for charts. */
  chunkSeries: {
    params: v.object({ capture: captureId, bins: v.pipe(count, v.minValue(1), v.maxValue(limits.bins)) }),
    result: v.object({
      total: count,
      /** One entry a bin in each: its first row and number of rows, where and when it begins, and what its rows come to. */
      first: v.array(count),
      count: v.array(count),
      offset: v.array(count),
      octets: v.array(v.number()),
      min: v.array(v.number()),
      max: v.array(v.number()),
      time: v.array(v.number()),
      last: v.array(v.number()),
      gap: v.array(v.number()),
      gapRow: v.array(count),
    }),
  },
  /** A window of raw octets, as received or as sent. */
  bytes: {
    params: v.object({
      capture: captureId,
      side: v.picklist(['received', 'sent']),
      start: count,
      end: count,
    }),
    result: v.object({ start: count, end: count, total: count, base64 }),
  },
  /** Where a run of octets is: forward the first at or after `from`, backward the last before it. */
  search: {
    params: v.object({
      capture: captureId,
      side: v.picklist(['received', 'sent']),
      /** Base64. */
      pattern: v.pipe(base64, v.minLength(4), v.maxLength(Math.ceil(limits.pattern / 3) * 4)),
      from: count,
      direction: v.picklist(['forward', 'backward']),
    }),
    result: v.object({ offset: v.nullable(count) }),
  },
  /** Say where captures are to be kept, and how much of them. Captures that are kept elsewhere stay there. */
  configure: {
    params: v.object({
      /** An absolute path, in which the host makes a folder of its own; null: where it keeps captures by itself. */
      folder: v.nullable(v.pipe(v.string(), v.maxLength(4_096))),
      /** Null: the host's own limit. */
      capacity: v.nullable(CaptureCapacity),
    }),
    result: CapturesState,
  },
  /** What is kept now. */
  captures: { params: v.object({}), result: CapturesState },
  /** The folder in which a capture's files are: one that was in use before may hold it. */
  locate: { params: v.object({ capture: captureId }), result: v.object({ folder: v.string() }) },
  /** Delete all captures of the folder in use, but those that are being recorded. */
  deleteCaptures: { params: v.object({}), result: v.object({ deleted: count, octets: count }) },
  /** Start the zoo of broken responses in the host, or find the one that runs. */
  zoo: {
    params: v.object({}),
    result: v.object({ url: v.string(), secureUrl: v.string(), species: v.array(Species) }),
  },
} as const;

export type Methods = typeof methods;
export type MethodName = keyof Methods;
export type Params<M extends MethodName> = v.InferInput<Methods[M]['params']>;
export type CheckedParams<M extends MethodName> = v.InferOutput<Methods[M]['params']>;
export type Result<M extends MethodName> = v.InferOutput<Methods[M]['result']>;
export type RequestSpec = v.InferOutput<typeof RequestSpec>;
export type InspectOptions = v.InferOutput<typeof InspectOptions>;
export type Progress = v.InferOutput<typeof Progress>;
export type HeadSoFar = v.InferOutput<typeof HeadSoFar>;
export type ChunkWindow = Result<'chunks'>;
export type ByteWindow = Result<'bytes'>;
export type ChunkSeries = Result<'chunkSeries'>;
export type Search = Params<'search'>;
export type Reported = Result<'inspect'>;
export type CapturesState = Result<'captures'>;
export type Zoo = Result<'zoo'>;
export type Hello = Result<'hello'>;

/**
 * The Report: everything Lastchunk says of one exchange. A published contract: the validators below are the one
 * source of the TypeScript types and of the JSON Schema that ships with the package. Fields may be added; names stay.
 *
 * Units: offsets and spans are octets from the first octet received, spans are `[start, end)`; times are milliseconds
 * since the inspection began; text taken from the wire is Latin-1 decoded, an octet a character.
 */
import * as v from 'valibot';
import { severities } from '../verdict/finding.ts';
import { outcomes } from '../verdict/outcome.ts';
import { statusClasses } from '../verdict/status-codes.ts';
import { trailerClasses } from '../verdict/trailers.ts';
import { endings } from '../wire/ending.ts';

export const framings = ['none', 'content-length', 'chunked', 'close', 'stream'] as const;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const milliseconds = v.number();
const span = v.tuple([count, count]);

export const StatusLine = v.object({
  raw: v.string(),
  version: v.nullable(v.string()),
  code: v.nullable(v.number()),
  codeRaw: v.string(),
  reason: v.nullable(v.string()),
  reasonRaw: v.string(),
  class: v.picklist(statusClasses),
  treatAs: v.nullable(v.number()),
  registered: v.nullable(v.string()),
  span,
  /** Where each part stands; null where it is absent. */
  parts: v.object({ version: v.nullable(span), code: v.nullable(span), reason: v.nullable(span) }),
});

export const Field = v.object({ name: v.string(), value: v.string(), raw: v.string(), span });

const Body = v.object({
  framing: v.picklist(framings),
  declaredLength: v.nullable(v.number()),
  length: count,
  complete: v.boolean(),
  contentCoding: v.array(v.string()),
  decodedLength: v.nullable(count),
});

const ChunkAt = v.object({ index: count, size: v.number() });

const Chunks = v.object({
  count,
  lastChunk: v.boolean(),
  /** Declared sizes of the first 1,000 data chunks. */
  sizes: v.array(v.number()),
  smallest: v.nullable(ChunkAt),
  largest: v.nullable(ChunkAt),
  /** The longest silence between two chunk-size lines: before which data chunk, and how long. */
  longestGap: v.nullable(v.object({ index: count, ms: milliseconds })),
  /** Chunks that carry an extension, the last-chunk included. */
  extensions: count,
});

const Trailer = v.object({
  name: v.string(),
  value: v.string(),
  raw: v.string(),
  class: v.picklist(trailerClasses),
  span,
});

const Message = v.object({
  statusLine: StatusLine,
  fields: v.array(Field),
  body: Body,
  chunks: v.nullable(Chunks),
  trailers: v.array(Trailer),
});

const SpecReference = v.object({ label: v.string(), url: v.string() });

const Finding = v.object({
  id: v.string(),
  severity: v.picklist(severities),
  title: v.string(),
  detail: v.string(),
  span: v.nullable(span),
  spec: v.array(SpecReference),
  /** How often it occurred; `span` is its first place. */
  count: v.exactOptional(count),
  /** True when the server itself reported a failure after the head. */
  signal: v.exactOptional(v.boolean()),
  /** What the server could have done, with its trade-off, where it is an error or a signal: a paragraph. */
  advice: v.exactOptional(v.string()),
});

const ClientView = v.object({
  client: v.string(),
  version: v.string(),
  stage: v.picklist(['head', 'body', 'done']),
  status: v.nullable(v.number()),
  statusText: v.nullable(v.string()),
  error: v.nullable(v.string()),
  bodyLength: v.nullable(v.number()),
  trailersVisible: v.boolean(),
  silentSuccess: v.boolean(),
  note: v.string(),
  observed: v.boolean(),
});

const Request = v.object({
  method: v.string(),
  url: v.exactOptional(v.string()),
  /** Octets sent: the request's head and its content. */
  sent: v.exactOptional(count),
});

const EndingFact = v.object({
  transport: v.picklist(endings),
  at: count,
  idleMs: v.exactOptional(milliseconds),
  /** How long excess octets were waited for, where the connection stayed open after a whole message. */
  graceMs: v.exactOptional(milliseconds),
  /** The operating system's or TLS's own word, such as `ECONNRESET`; or which limit of ours it was (`wire/ending.ts`). */
  reason: v.exactOptional(v.string()),
});

const Verdict = v.object({
  outcome: v.picklist(outcomes),
  brokenSuccess: v.boolean(),
  summary: v.string(),
  because: v.array(v.string()),
});

const Connection = v.object({
  address: v.string(),
  port: count,
  tls: v.nullable(
    v.object({
      version: v.string(),
      cipher: v.string(),
      serverName: v.nullable(v.string()),
      /** Why the certificate was not trusted, in TLS's own words; null when it was. */
      untrusted: v.nullable(v.string()),
    }),
  ),
});

const Timing = v.object({
  /** When the inspection began, ISO 8601. */
  startedAt: v.string(),
  connected: v.nullable(milliseconds),
  secured: v.nullable(milliseconds),
  sent: v.nullable(milliseconds),
  firstOctet: v.nullable(milliseconds),
  lastOctet: v.nullable(milliseconds),
  ended: milliseconds,
});

export const Fault = v.object({ code: v.string(), message: v.string() });

const CaptureReference = v.object({
  id: v.string(),
  received: count,
  sent: count,
  /** Null when every octet was kept; otherwise why recording stopped (what came before is kept). */
  fault: v.nullable(Fault),
});

export const Report = v.object({
  schema: v.literal(1),
  request: Request,
  interim: v.array(Message),
  response: v.nullable(Message),
  ending: EndingFact,
  verdict: Verdict,
  findings: v.array(Finding),
  clients: v.array(ClientView),
  /** Findings whose own code failed: a defect of Lastchunk, which may have kept it from seeing something. */
  defects: v.exactOptional(v.array(v.object({ finding: v.string(), message: v.string() }))),
  /** These three only where the exchange was live. */
  connection: v.exactOptional(Connection),
  timing: v.exactOptional(Timing),
  capture: v.exactOptional(CaptureReference),
});

export type { Severity } from '../verdict/finding.ts';
export type { Outcome } from '../verdict/outcome.ts';
export type { StatusClass } from '../verdict/status-codes.ts';
export type { TrailerClass } from '../verdict/trailers.ts';
export type Framing = (typeof framings)[number];
export type Report = v.InferOutput<typeof Report>;
export type Message = v.InferOutput<typeof Message>;
export type StatusLine = v.InferOutput<typeof StatusLine>;
export type Field = v.InferOutput<typeof Field>;
export type Chunks = v.InferOutput<typeof Chunks>;
export type Trailer = v.InferOutput<typeof Trailer>;
export type Finding = v.InferOutput<typeof Finding>;
export type SpecReference = v.InferOutput<typeof SpecReference>;
export type ClientView = v.InferOutput<typeof ClientView>;
export type EndingFact = v.InferOutput<typeof EndingFact>;
export type Verdict = v.InferOutput<typeof Verdict>;
export type Connection = v.InferOutput<typeof Connection>;
export type Timing = v.InferOutput<typeof Timing>;
export type CaptureReference = v.InferOutput<typeof CaptureReference>;
export type Fault = v.InferOutput<typeof Fault>;

/** The package: `decode` for octets at hand, `inspect` for a live server, and the Report both answer with. */
import { nodeCodings } from './coding/node-codings.ts';
import { nodeHashes } from './hashing/node-hashes.ts';
import { type DecodeOptions, decode as decodeWith } from './report/decode.ts';
import type { Report } from './report/report.ts';

export { type InspectDependencies, inspect } from './host/inspect.ts';
export type { InspectOptions, Progress, RequestSpec } from './protocol/messages.ts';
export { type FaultCode, LastchunkError } from './report/fault.ts';
export type * from './report/report.ts';
export type { DecodeOptions };

/** Decodes and judges one response; content codings are undone by Node's zlib, digests checked by its crypto. See `report/decode.ts`. */
export function decode(bytes: Uint8Array | AsyncIterable<Uint8Array>, options: DecodeOptions = {}): Promise<Report> {
  return decodeWith(bytes, { codings: nodeCodings, hashes: nodeHashes, ...options });
}

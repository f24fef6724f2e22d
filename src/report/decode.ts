/** A whole response, given as octets, as a Report. Sans-IO. */
import type { ContentTools } from '../verdict/content/content-reader.ts';
import type { Ending } from '../wire/ending.ts';
import { Examination } from './examination.ts';
import type { Report } from './report.ts';

/** The package's own `decode` brings the decoders of content codings and the hashes of Node. */
export interface DecodeOptions extends ContentTools {
  /** Method of the request that the response answers; HEAD and CONNECT change the framing (RFC 9112 §6.3). */
  method?: string;
  /** How the connection ended after the last octet; `open` means that nothing more came. */
  ending?: Ending;
  protocol?: 'http/1.1' | 'h2';
}

/**
 * Decodes and judges one response. The octets may come in any split: the Report does not depend on it, but for the times
 * of chunks, which are not known here and are 0. Never throws for what the octets say; it rejects when the iterable does,
 * and for a protocol that is not supported.
 */
export async function decode(
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
  { method = 'GET', ending = 'fin', protocol = 'http/1.1', ...tools }: DecodeOptions = {},
): Promise<Report> {
  if (protocol !== 'http/1.1') throw new RangeError(`Lastchunk cannot decode ${protocol} yet: give http/1.1.`);
  const examination = new Examination({ request: { method }, ...tools });
  if (bytes instanceof Uint8Array) examination.push(bytes, 0);
  else for await (const read of bytes) examination.push(read, 0);
  return examination.end({ transport: ending });
}

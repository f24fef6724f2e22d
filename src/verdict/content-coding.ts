/**
 * Content codings (RFC 9110 §8.4) as the verdict needs them: a table of decoders that whoever has a zlib at hand passes
 * in, since the core has none.
 */

export interface ContentDecoder {
  /** Takes coded octets, answers what they decode to. Throws a `CodingFault` when they cannot be decoded. */
  push(bytes: Uint8Array): Uint8Array[];
  /** No more comes. Throws a `CodingFault` when the coded data is not whole. */
  end(): Uint8Array[];
}

/** By content-coding name in lower case. */
export type CodingTable = Readonly<Record<string, () => ContentDecoder>>;

export class CodingFault extends Error {
  override readonly name = 'CodingFault';
  readonly kind: 'truncated' | 'corrupt';

  constructor(kind: 'truncated' | 'corrupt', message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** Codings named by Content-Encoding, in order of application, lower case. */
export function contentCodings(fields: readonly { key: string; value: string }[]): string[] {
  return fields
    .filter((field) => field.key === 'content-encoding')
    .flatMap((field) => field.value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

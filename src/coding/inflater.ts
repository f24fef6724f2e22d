/**
 * One decompressor of Node's zlib, driven synchronously by minizlib, so that content can be heard in the same turn as it
 * comes. It knows where its format ends: octets after that are left to the caller.
 */
import type * as minizlib from 'minizlib';
import { CodingFault, type OnDecoded } from '../verdict/content/content-coding.ts';

/** Octets that one write may give. Deflate gives at most 1,032 for one (so a block of 16 KiB stays below); brotli and zstd may give millions. */
export const MOST_FROM_ONE_WRITE = 32 * 1024 * 1024;

const sizes: object = { chunkSize: 64 * 1024, maxOutputLength: MOST_FROM_ONE_WRITE };

/** Options of a decompressor. Made anew for each, for minizlib writes its own defaults into them; it hands on to Node what its type does not name. */
export function inflaterOptions(): minizlib.ZlibOptions {
  return { ...sizes };
}

export type Decompressor = minizlib.InflateRaw | minizlib.Inflate | minizlib.BrotliDecompress | minizlib.ZstdDecompress;

export class Inflater {
  readonly #create: () => Decompressor;
  #made: Decompressor | null = null;
  #pieces: Uint8Array[] = [];
  #error: Error | null = null;

  /** `create` is called when there is something to decode: a decompressor takes memory, and much coded content is none. */
  constructor(create: () => Decompressor) {
    this.#create = create;
  }

  get #stream(): Decompressor {
    if (this.#made !== null) return this.#made;
    const stream = this.#create();
    this.#made = stream;
    stream.on('data', (piece: Uint8Array) => this.#pieces.push(piece));
    stream.on('error', (thrown: unknown) => {
      this.#error ??= thrown instanceof Error ? thrown : new Error(String(thrown));
    });
    return stream;
  }

  /**
   * Decodes octets, and answers how many of them it took: fewer than given once the format has ended.
   * @throws CodingFault `corrupt`, `bomb`
   */
  write(octets: Uint8Array, out: OnDecoded): number {
    if (octets.length === 0) return 0;
    this.#stream.write(Buffer.from(octets.buffer, octets.byteOffset, octets.length));
    this.#give(out);
    // What Node's stream took of this one write.
    const { handle } = this.#stream;
    return handle === undefined ? octets.length : Number(Object(handle).bytesWritten);
  }

  /**
   * No more comes.
   * @throws CodingFault `truncated` when the format has not ended
   */
  end(out: OnDecoded): void {
    this.#stream.end();
    this.#give(out);
  }

  /** Begins again, for the next member. */
  reset(): void {
    this.#stream.reset();
  }

  #give(out: OnDecoded): void {
    const pieces = this.#pieces;
    this.#pieces = [];
    for (const piece of pieces) out(piece);
    if (this.#error !== null) throw faultOf(this.#error);
  }
}

function faultOf(error: Error): CodingFault {
  const code: unknown = Object(error).code;
  if (code === 'Z_BUF_ERROR')
    return new CodingFault('truncated', 'the data ends before its end mark', { cause: error });
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    const words = `a block of at most 16 KiB would give more than ${MOST_FROM_ONE_WRITE / 1024 / 1024} MiB`;
    return new CodingFault('bomb', words, { cause: error });
  }
  return new CodingFault('corrupt', lowerFirst(error.message.replace(/^zlib: /, '')), { cause: error });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * Decoders of the content codings on Node's zlib (RFC 9110 §8.4.1), synchronous, so that content can be heard in the same
 * turn as it comes. The core takes this table as an argument: it has no zlib of its own.
 */
import * as minizlib from 'minizlib';
import { CodingFault, type CodingTable, type ContentDecoder } from '../verdict/content-coding.ts';

type Decompressor = minizlib.Gunzip | minizlib.Unzip | minizlib.BrotliDecompress;

function decoder(create: () => Decompressor): () => ContentDecoder {
  return () => new ZlibDecoder(create());
}

class ZlibDecoder implements ContentDecoder {
  readonly #stream: Decompressor;
  #pieces: Uint8Array[] = [];
  #fault: CodingFault | null = null;

  constructor(stream: Decompressor) {
    this.#stream = stream;
    stream.on('data', (piece: Uint8Array) => this.#pieces.push(piece));
    stream.on('error', (thrown: unknown) => {
      const error = thrown instanceof minizlib.ZlibError ? thrown : new Error(String(thrown));
      const truncated = 'code' in error && error.code === 'Z_BUF_ERROR';
      const message = truncated ? 'the data ends before its end mark' : error.message.replace(/^zlib: /, '');
      this.#fault ??= new CodingFault(truncated ? 'truncated' : 'corrupt', message, { cause: error });
    });
  }

  push(bytes: Uint8Array): Uint8Array[] {
    // A copy: the stream may hold on to its input, and the caller's buffer is used again.
    return this.#run(() => this.#stream.write(Buffer.from(bytes)));
  }

  end(): Uint8Array[] {
    return this.#run(() => this.#stream.end());
  }

  #run(work: () => void): Uint8Array[] {
    if (this.#fault) throw this.#fault;
    work();
    const pieces = this.#pieces;
    this.#pieces = [];
    if (this.#fault && pieces.length === 0) throw this.#fault;
    return pieces;
  }
}

const gunzip = decoder(() => new minizlib.Gunzip({}));
const inflate = decoder(() => new minizlib.Inflate({}));

export const nodeCodings: CodingTable = {
  gzip: gunzip,
  'x-gzip': gunzip,
  deflate: inflate,
  br: decoder(() => new minizlib.BrotliDecompress({})),
};

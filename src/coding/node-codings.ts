/**
 * Decoders of the content codings on Node's zlib (RFC 9110 §8.4.1), synchronous. The core takes this table as an argument:
 * it has no zlib of its own.
 */
import * as zlib from 'node:zlib';
import * as minizlib from 'minizlib';
import type { CodingTable } from '../verdict/content/content-coding.ts';
import { DeflateDecoder } from './deflate.ts';
import { FramedDecoder, isZstdFrame } from './framed.ts';
import { GzipDecoder } from './gzip.ts';
import { inflaterOptions } from './inflater.ts';

const gzip = () => new GzipDecoder();

const zstdIsThere = 'createZstdDecompress' in zlib;

export const nodeCodings: CodingTable = {
  gzip,
  'x-gzip': gzip,
  deflate: () => new DeflateDecoder(),
  br: () =>
    new FramedDecoder(
      () => new minizlib.BrotliDecompress(inflaterOptions()),
      () => false,
    ),
  zstd: zstdIsThere
    ? () => new FramedDecoder(() => new minizlib.ZstdDecompress(inflaterOptions()), isZstdFrame)
    : `Node.js decodes zstd from 22.15 and 23.8 on, and this is ${process.versions.node}.`,
};

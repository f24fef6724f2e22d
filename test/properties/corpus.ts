/** Octets to try a decoder with: every golden wire, mutated, and noise made of the pieces that HTTP is made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { octets } from '../../src/wire/octets.ts';
import { readGoldens } from '../goldens/golden.ts';

const folder = fileURLToPath(new URL('../goldens/cases/', import.meta.url));

export const wires: readonly Uint8Array[] = readdirSync(folder).flatMap((name) =>
  readGoldens(readFileSync(folder + name, 'utf8')).map(({ wire }) => wire),
);

const pieces = [
  'HTTP/1.1 200 OK\r\n',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 101 Switching Protocols\r\n\r\n',
  'HTTP/1.1 204 No Content\r\n',
  'HTTP/1.0 200\r\n',
  'http/1.1  99\t\n',
  'ICY 200 OK\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Transfer-Encoding: gzip, chunked\r\n',
  'Content-Length: 5\r\n',
  'Content-Length: 5, 5\r\n',
  'Content-Length: -1\r\n',
  'Content-Type: text/event-stream\r\n',
  'Content-Type: application/problem+json\r\n',
  'Content-Type: text/plain\r\n',
  'Content-Encoding: gzip\r\n',
  'Trailer: X-A\r\n',
  ': v\r\n',
  ' folded\r\n',
  'no colon\r\n',
  '\r\n',
  '\n',
  '\r',
  '5\r\nhello\r\n',
  '5;a="b\\"c"\r\nhello\r\n',
  '0x5\r\n',
  'ffffffffffffffffff\r\n',
  '0\r\n',
  '000\r\nX-A: 1\r\n\r\n',
  'event: error\ndata: x\n\n',
  '{"error":"x"}\n',
  '\x1f\x8b\x08\0\0\0\0\0\0\x03',
  'hello',
  '\0\x1b\x7f\xff',
].map((piece) => octets(piece));

/** A small fast generator (mulberry32): a failure is named by its seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The input that belongs to a seed: pieces put together, or a wire with a few octets changed, cut, doubled or moved. */
export function inputOf(seed: number): Uint8Array {
  const next = random(seed);
  const below = (limit: number) => Math.floor(next() * limit);
  if (next() < 0.4) {
    const count = 1 + below(12);
    return join(Array.from({ length: count }, () => pieces[below(pieces.length)] as Uint8Array));
  }
  let wire = wires[below(wires.length)] as Uint8Array;
  for (let times = 1 + below(3); times > 0; times--) {
    const at = below(wire.length + 1);
    const to = Math.min(wire.length, at + 1 + below(12));
    const kind = below(5);
    if (kind === 0)
      wire = join([wire.subarray(0, at), Uint8Array.of(below(256)), wire.subarray(Math.min(at + 1, wire.length))]);
    else if (kind === 1) wire = join([wire.subarray(0, at), wire.subarray(to)]);
    else if (kind === 2) wire = join([wire.subarray(0, to), wire.subarray(at)]);
    else if (kind === 3) wire = wire.slice(0, at);
    else wire = join([wire.subarray(0, at), pieces[below(pieces.length)] as Uint8Array, wire.subarray(at)]);
  }
  return wire;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

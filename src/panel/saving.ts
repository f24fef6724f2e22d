/** A capture's octets, gathered from the host window by window, to copy or to save. */
import { limits } from '../protocol/messages.ts';
import type { Backend } from './backend.ts';
import { octetsOf } from './model/octet-text.ts';
import type { ChunkArea } from './model/wire-parts.ts';

/** Octets that a panel holds at once to save them; beyond it the file on disk is named. */
export const SAVE_LIMIT = 64 * 1024 * 1024;

export interface Source {
  backend: Backend;
  capture: string;
  side: 'received' | 'sent';
}

/** Octets `[start, end)`, in windows. Stops early where the capture ends. */
export async function gather(
  { backend, capture, side }: Source,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let at = start; at < end; ) {
    const window = await backend.bytes(capture, side, at, Math.min(end, at + limits.byteWindow));
    const octets = octetsOf(window.base64);
    if (octets.length === 0) break;
    pieces.push(octets);
    at += octets.length;
  }
  return pieces;
}

/** The data of all chunks, without their framing. */
export async function gatherChunks(
  source: Source,
  { end }: ChunkArea,
  count: number,
): Promise<Uint8Array<ArrayBuffer>[]> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for (let row = 0; row < count; ) {
    const { offset, size, line } = await source.backend.chunks(source.capture, row, limits.chunkRows);
    const from = offset[0];
    if (from === undefined) break;
    const last = offset.length - 1;
    const to = Math.min(end, (offset[last] ?? 0) + (line[last] ?? 0) + (size[last] ?? 0));
    const octets = joined(await gather(source, from, to));
    for (const [i, at] of offset.entries()) {
      const data = at + (line[i] ?? 0) - from;
      pieces.push(octets.slice(data, data + (size[i] ?? 0)));
    }
    row += offset.length;
  }
  return pieces;
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Hands octets to the browser's downloads. */
export function download(pieces: Uint8Array<ArrayBuffer>[], name: string): void {
  const url = URL.createObjectURL(new Blob(pieces, { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the octets by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Where the host keeps the file, for what is too large to pass through a panel. */
export async function fileOnDisk({ backend, capture, side }: Source): Promise<string> {
  const folder = await backend.locate(capture);
  return `${folder}${folder.includes('\\') ? '\\' : '/'}${side}.bin`;
}

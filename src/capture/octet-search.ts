/** Looking for octets in a capture's file: a block at a time, so that memory stays the same whatever its size. */
import { Buffer } from 'node:buffer';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { readAt } from './file-octets.ts';
import { files } from './layout.ts';

export interface OctetSearch {
  side: 'received' | 'sent';
  pattern: Uint8Array;
  /** Forward: the first place at or after it. Backward: the last place before it. */
  from: number;
  direction: 'forward' | 'backward';
}

export const SEARCH_BLOCK = 1024 * 1024;

/**
 * Where `pattern` begins, or null where it is not. Rejects with ENOENT when the capture is gone, with the signal's reason
 * when aborted.
 */
export async function findOctets(
  folder: string,
  { side, pattern, from, direction }: OctetSearch,
  signal?: AbortSignal,
): Promise<number | null> {
  if (pattern.length === 0) return null;
  const file = await open(join(folder, files[side]), 'r');
  try {
    const { size } = await file.stat();
    // A block holds the places where a match may begin, and the octets after the last one that it may reach into.
    const overlap = pattern.length - 1;
    const lastPlace = size - pattern.length;
    if (direction === 'forward') {
      for (let at = from; at <= lastPlace; at += SEARCH_BLOCK) {
        signal?.throwIfAborted();
        const found = Buffer.from((await readAt(file, at, SEARCH_BLOCK + overlap)).buffer).indexOf(pattern);
        if (found >= 0 && at + found <= lastPlace) return at + found;
      }
      return null;
    }
    for (let end = Math.min(from, lastPlace + 1); end > 0; end -= SEARCH_BLOCK) {
      signal?.throwIfAborted();
      const start = Math.max(0, end - SEARCH_BLOCK);
      const found = Buffer.from((await readAt(file, start, end - start + overlap)).buffer).lastIndexOf(pattern);
      if (found >= 0) return start + found;
    }
    return null;
  } finally {
    await file.close();
  }
}

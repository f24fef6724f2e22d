/** Content sent as servers send it that work while they answer: a chunk, a pause, the next. */
import type { Wire } from './wire.ts';

/** Sends pieces as chunks, each after a pause, then the last-chunk with these trailer lines. */
export async function sendChunks(
  wire: Wire,
  pieces: readonly (string | Uint8Array)[],
  trailers: readonly string[] = [],
): Promise<void> {
  for (const piece of pieces) {
    await wire.pause(wire.pace());
    await wire.chunk(piece);
  }
  await wire.pause(wire.pace());
  await wire.lastChunk(...trailers);
}

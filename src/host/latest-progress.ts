/** Progress for a reader that may be slow. */
import { limits, type Progress } from '../protocol/messages.ts';

/** Octets of a Report that progress tells: it may go out in one frame with the largest head, whose every character is escaped. */
export const SO_FAR_ROOM = limits.frameToBrowser / 3;

/** While one value is being written, only the latest of those that come is kept, with what was told once: a slow browser is not buried. */
export function latestOnly(send: (value: Progress) => Promise<void>) {
  let next: Progress | null = null;
  let sending: Promise<void> | null = null;
  const work = async () => {
    while (next !== null) {
      const value = next;
      next = null;
      await send(value).catch(() => undefined);
    }
    sending = null;
  };
  return {
    tell: (value: Progress) => {
      next = { ...onceTold(next), ...value };
      sending ??= work();
    },
    settled: async () => {
      await sending;
    },
  };
}

/** What is told once outlives the progress that it came with. */
function onceTold(progress: Progress | null): Pick<Progress, 'head' | 'soFar'> {
  return {
    ...(progress?.head === undefined ? {} : { head: progress.head }),
    ...(progress?.soFar === undefined ? {} : { soFar: progress.soFar }),
  };
}

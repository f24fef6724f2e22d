/**
 * Progress as a frame can show it. A small response is through all its phases within a few milliseconds: to draw each of
 * them would keep its verdict waiting.
 */
import type { Progress } from '../protocol/messages.ts';

/** Milliseconds: a frame at 60 a second. Not an animation frame: a panel behind another tab draws none. */
const FRAME = 16;

export class PacedProgress {
  readonly #tell: (progress: Progress) => void;
  #waiting: Progress | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: (progress: Progress) => void) {
    this.#tell = tell;
  }

  /** Tells it a frame later, if nothing newer has come by then; a verdict at once. What is told once is kept. */
  take(progress: Progress): void {
    const head = progress.head ?? this.#waiting?.head;
    this.#waiting = head === undefined ? progress : { ...progress, head };
    if (progress.soFar !== undefined) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), FRAME);
  }

  /** Tells what waits, now. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const progress = this.#waiting;
    this.#waiting = null;
    if (progress !== null) this.#tell(progress);
  }
}

/** How often progress is told: the first of each phase at once, else about 20 a second, and always the last. */
import type { Progress } from '../protocol/messages.ts';

const INTERVAL_MS = 50;

export class ProgressTeller {
  readonly #look: () => Progress;
  readonly #tell: (progress: Progress) => void;
  #phase: Progress['phase'] | null = null;
  #told = Number.NEGATIVE_INFINITY;
  #timer: NodeJS.Timeout | null = null;

  /** `look` gives the state as it stands; `tell` takes what is to be told. */
  constructor(look: () => Progress, tell: (progress: Progress) => void) {
    this.#look = look;
    this.#tell = tell;
  }

  /** Something has changed, and may be told now or shortly. */
  changed(): void {
    const progress = this.#look();
    const wait = this.#told + INTERVAL_MS - progress.elapsed;
    if (progress.phase !== this.#phase || wait <= 0) this.#now(progress);
    else this.#timer ??= setTimeout(() => this.#now(this.#look()), wait);
  }

  /** Tells what is told once, with the state as it stands. */
  once(part: Pick<Progress, 'head' | 'soFar'>): void {
    this.#now({ ...this.#look(), ...part });
  }

  /** Tells the last state, and no more. */
  finish(): void {
    this.#now(this.#look());
  }

  /** Tells no more. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #now(progress: Progress): void {
    this.stop();
    this.#phase = progress.phase;
    this.#told = progress.elapsed;
    this.#tell(progress);
  }
}

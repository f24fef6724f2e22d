/** Things that come one by one, handed on together: the first at once, those that follow close behind once a frame. */

/** Milliseconds: a frame at 60 a second. Not an animation frame: a panel behind another tab draws none. */
const FRAME = 16;

export class Batch<Thing> {
  readonly #deliver: (things: Thing[]) => void;
  #waiting: Thing[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(deliver: (things: Thing[]) => void) {
    this.#deliver = deliver;
  }

  add(things: readonly Thing[]): void {
    for (const thing of things) this.#waiting.push(thing);
    if (this.#timer === null) this.flush();
  }

  /** Hands on what waits, now. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#waiting.length === 0) return;
    const things = this.#waiting;
    this.#waiting = [];
    this.#timer = setTimeout(() => this.flush(), FRAME);
    this.#deliver(things);
  }
}

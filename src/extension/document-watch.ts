/**
 * Tells a new document from one that stays: browsers tell extensions of `pushState` and fragments as they do of
 * navigations. A document is known by when it began, `performance.timeOrigin` (HR-Time), asked of the inspected page.
 */
export class DocumentWatch {
  readonly #ask: () => Promise<number>;
  readonly #now: () => number;
  /** When the document in the page began; null where it could not be asked yet. */
  #origin: number | null = null;
  /** When that document came into the page, or this watch began. */
  #since: number;
  #navigations = 0;

  /**
   * @param ask when the document in the page began, in milliseconds since the epoch; rejects while there is nothing to ask,
   * as in the moment in which a document comes
   * @param now the time by the same clock
   */
  constructor(ask: () => Promise<number>, now: () => number) {
    this.#ask = ask;
    this.#now = now;
    this.#since = now();
  }

  /** To be called as the browser tells of a navigation: whether the document is a new one. */
  async navigated(): Promise<boolean> {
    this.#navigations += 1;
    const at = this.#now();
    const origin = await this.#originOrNull();
    // A document that stays can always be asked.
    const isNew =
      origin === null || (this.#origin === null ? origin > this.#since : Math.abs(origin - this.#origin) >= 0.5);
    if (isNew) this.#since = at;
    this.#origin = origin;
    return isNew;
  }

  /** To be called when the page can be asked again: learns which document it has, where that is not known. */
  async learn(): Promise<void> {
    if (this.#origin !== null) return;
    const navigations = this.#navigations;
    const origin = await this.#originOrNull();
    if (this.#navigations === navigations) this.#origin ??= origin;
  }

  async #originOrNull(): Promise<number | null> {
    try {
      const origin = await this.#ask();
      // The page may have put anything in its place.
      return Number.isFinite(origin) ? origin : null;
    } catch {
      return null;
    }
  }
}

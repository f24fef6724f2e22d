/** One line on stderr that says how far long work has come; gone when the work is done. */
import { palette } from '../report/text/palette.ts';
import { printable } from '../report/text/printable.ts';
import { duration, plural } from '../report/text/quantity.ts';

export interface Advance {
  /** What is being done, such as `connecting`. */
  phase: string;
  /** Octets so far. */
  received: number;
  chunks?: number;
  /** From the wire. */
  statusLine?: string | null;
}

/** Milliseconds between two drawings: enough to look alive, not enough to flicker or to cost anything. */
const PERIOD = 120;
const FRAMES = ['|', '/', '-', '\\'];

/** Draws only where stderr is a terminal. */
export class ProgressLine {
  readonly #stream = process.stderr;
  readonly #palette;
  readonly #since = performance.now();
  readonly #timer: NodeJS.Timeout | null;
  readonly #hint: string;
  #advance: Advance;
  #turn = 0;
  #drawn = false;

  constructor(advance: Advance, { hint = '', colour }: { hint?: string; colour: boolean }) {
    this.#advance = advance;
    this.#hint = hint;
    this.#palette = palette(colour);
    this.#timer = this.#stream.isTTY ? setInterval(() => this.#draw(), PERIOD) : null;
    this.#timer?.unref();
  }

  /** Takes how far the work is; the next drawing shows it. Cheap enough to call at every read. */
  update(advance: Advance): void {
    this.#advance = advance;
  }

  /** Clears the line. */
  end(): void {
    if (this.#timer) clearInterval(this.#timer);
    if (this.#drawn) this.#stream.write('\r\u001b[K');
    this.#drawn = false;
  }

  #draw(): void {
    const { phase, received, chunks = 0, statusLine } = this.#advance;
    this.#turn += 1;
    const facts = [
      phase,
      plural(received, 'octet'),
      ...(chunks > 0 ? [plural(chunks, 'chunk')] : []),
      duration(performance.now() - this.#since),
      ...(statusLine ? [printable(statusLine)] : []),
      ...(this.#hint === '' ? [] : [this.#hint]),
    ];
    const room = (this.#stream.columns || 80) - 3;
    const words = [...facts.join(' · ')].slice(0, room).join('');
    this.#stream.write(`\r\u001b[K${FRAMES[this.#turn % FRAMES.length]} ${this.#palette.quiet(words)}`);
    this.#drawn = true;
  }
}

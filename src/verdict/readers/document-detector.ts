/** A detector of whole documents: keeps content up to a bound, and judges it when it has ended. */
import { latin1 } from '../../wire/octets.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';

/** Octets kept. A longer document is not judged. */
const KEPT = 64 * 1024;

/** `text` is the document in Latin-1, an octet a character; `whole` when the message was. */
export type JudgeDocument = (text: string, whole: boolean) => Observation | null;

export class DocumentDetector implements Detector {
  readonly #judge: JudgeDocument;
  #text = '';
  #length = 0;

  constructor(judge: JudgeDocument) {
    this.#judge = judge;
  }

  push(bytes: Uint8Array, start: number, end: number): void {
    this.#length += end - start;
    if (this.#length <= KEPT) this.#text += latin1(bytes, start, end);
    else this.#text = '';
  }

  end(whole: boolean): Observation | null {
    return this.#length === 0 || this.#length > KEPT ? null : this.#judge(this.#text, whole);
  }
}

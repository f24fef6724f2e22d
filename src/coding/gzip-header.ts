/** Reads past the header of a gzip member (RFC 1952 §2.3), an octet at a time; of what it says only the length is needed. */

const FHCRC = 0x02;
const FEXTRA = 0x04;
const FNAME = 0x08;
const FCOMMENT = 0x10;
const RESERVED = 0xe0;

type Part = 'fixed' | 'extra-length' | 'extra' | 'name' | 'comment' | 'crc' | 'done';

export class GzipHeader {
  #length = 0;
  /** Octets of the part under way. */
  #at = 0;
  #flags = 0;
  #extra = 0;
  #part: Part = 'fixed';

  get done(): boolean {
    return this.#part === 'done';
  }

  /** Octets taken. */
  get length(): number {
    return this.#length;
  }

  /** Takes the next octet; answers in a few words what is wrong with it, or null. */
  take(octet: number): string | null {
    const at = this.#at++;
    this.#length++;
    switch (this.#part) {
      case 'fixed':
        return this.#fixed(octet, at);
      case 'extra-length':
        this.#extra |= octet << (8 * at);
        if (at === 1) this.#enter(this.#extra > 0 ? 'extra' : this.#afterExtra());
        return null;
      case 'extra':
        if (at + 1 === this.#extra) this.#enter(this.#afterExtra());
        return null;
      case 'name':
        if (octet === 0) this.#enter(this.#afterName());
        return null;
      case 'comment':
        if (octet === 0) this.#enter(this.#afterComment());
        return null;
      case 'crc':
        if (at === 1) this.#enter('done');
        return null;
      case 'done':
        return null;
    }
  }

  #fixed(octet: number, at: number): string | null {
    if ((at === 0 && octet !== 0x1f) || (at === 1 && octet !== 0x8b))
      return 'it does not begin with 1f 8b, as gzip does';
    if (at === 2 && octet !== 8) return `its gzip header names compression method ${octet}, and only 8 is defined`;
    if (at === 3) {
      this.#flags = octet;
      if ((octet & RESERVED) !== 0) return 'its gzip header has reserved flags set';
    }
    if (at === 9) this.#enter((this.#flags & FEXTRA) !== 0 ? 'extra-length' : this.#afterExtra());
    return null;
  }

  #enter(part: Part): void {
    this.#part = part;
    this.#at = 0;
  }

  #afterExtra(): Part {
    return (this.#flags & FNAME) !== 0 ? 'name' : this.#afterName();
  }

  #afterName(): Part {
    return (this.#flags & FCOMMENT) !== 0 ? 'comment' : this.#afterComment();
  }

  #afterComment(): Part {
    return (this.#flags & FHCRC) !== 0 ? 'crc' : 'done';
  }
}

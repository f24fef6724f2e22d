/**
 * A small XML reader (XML 1.0, 5th edition) for content of any size: walks the markup once, and keeps the text of the
 * elements at paths of interest. It checks no well-formedness beyond what it needs. Written here because pull parsers on
 * npm hand out whole text nodes of any size, and places in characters rather than in octets on the wire.
 */
import { latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';

/** Characters of one tag that are kept, of one element's text, open elements followed, and elements kept of one path. */
const TAG = 2048;
const TEXT = 2048;
const DEPTH = 64;
const MOST = 8;

/** An element at a path of interest. Names are local: prefixes are left out. */
export interface XmlElement {
  /** Its text and that of its descendants, entities undone, Latin-1. */
  text: string;
  /** What stands between the name and the end of its start tag. */
  attributes: string;
  /** From its start tag to the last octet seen of it. */
  span: Span | null;
}

type Mode = 'text' | 'markup' | 'tag' | 'comment' | 'cdata' | 'instruction' | 'doctype';

interface Open {
  path: string;
  element: XmlElement | null;
}

export class XmlScan {
  /** The local name of the root element; null before it. */
  root: string | null = null;
  /** True once the root element has ended, or what comes cannot be followed, or the root is of no interest. */
  done = false;

  readonly #wanted: ReadonlySet<string>;
  readonly #roots: ReadonlySet<string>;
  readonly #elements = new Map<string, XmlElement[]>();
  readonly #open: Open[] = [];
  #mode: Mode = 'text';
  #markup = '';
  #quote = 0;
  #tagAt: number | null = null;
  #brackets = 0;

  /** `wanted` are paths such as `Error/Code`. */
  constructor(wanted: ReadonlySet<string>) {
    this.#wanted = wanted;
    this.#roots = new Set([...wanted].map((path) => path.split('/', 1)[0] ?? ''));
  }

  /** The elements at a path, the first few of them. */
  elements(path: string): readonly XmlElement[] {
    return this.#elements.get(path) ?? [];
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    const shift = offset === null ? null : offset - start;
    for (let at = start; at < end && !this.done; ) {
      if (this.#mode === 'text') at = this.#text(bytes, at, end, shift);
      else at = this.#inMarkup(bytes, at, end, shift);
    }
  }

  #text(bytes: Uint8Array, at: number, end: number, shift: number | null): number {
    const from = at;
    while (at < end && bytes[at] !== 0x3c) at++;
    if (at > from) {
      if (this.root === null && !blank(bytes, from, at)) this.done = true;
      this.#add(bytes, from, at);
    }
    if (at === end) return at;
    this.#mode = 'markup';
    this.#markup = '';
    this.#quote = 0;
    this.#brackets = 0;
    this.#tagAt = shift === null ? null : shift + at;
    return at + 1;
  }

  #inMarkup(bytes: Uint8Array, at: number, end: number, shift: number | null): number {
    for (; at < end; at++) {
      const octet = bytes[at] as number;
      const character = String.fromCharCode(octet);
      if (this.#mode === 'markup') this.#mode = this.#sort(character);
      if (this.#mode === 'cdata' && this.#markup.length >= 8) this.#addText(character);
      // Of what is not kept the end alone matters.
      const most = this.#mode === 'tag' ? TAG : this.#mode === 'markup' ? 16 : 9;
      this.#markup = this.#markup.length < most ? this.#markup + character : this.#overlong(character);
      if (!this.#ends(octet)) continue;
      if (this.#mode === 'tag') this.#tag(shift === null ? null : shift + at + 1);
      this.#mode = 'text';
      return at + 1;
    }
    return at;
  }

  #overlong(character: string): string {
    return this.#mode === 'tag' ? this.#markup : this.#markup.slice(1) + character;
  }

  /** What kind of markup it is, once enough of it has come. `#markup` is what stands between `<` and this character. */
  #sort(character: string): Mode {
    const seen = this.#markup + character;
    if (seen === '?') return 'instruction';
    if (!seen.startsWith('!')) return 'tag';
    if (seen === '!--') return 'comment';
    if (seen === '![CDATA[') return 'cdata';
    return '!--'.startsWith(seen) || '![CDATA['.startsWith(seen) ? 'markup' : 'doctype';
  }

  #ends(octet: number): boolean {
    if (this.#mode === 'comment') return octet === 0x3e && this.#markup.length > 4 && this.#markup.endsWith('-->');
    if (this.#mode === 'instruction') return octet === 0x3e && this.#markup.endsWith('?>');
    if (this.#mode === 'cdata') {
      if (octet !== 0x3e || !this.#markup.endsWith(']]>')) return false;
      this.#dropText(3);
      return true;
    }
    if (this.#mode !== 'tag' && this.#mode !== 'doctype') return false;
    if (this.#quote !== 0) {
      if (octet === this.#quote) this.#quote = 0;
      return false;
    }
    if (octet === 0x22 || octet === 0x27) this.#quote = octet;
    if (this.#mode === 'doctype') {
      if (octet === 0x5b) this.#brackets++;
      if (octet === 0x5d) this.#brackets--;
    }
    return octet === 0x3e && this.#brackets <= 0;
  }

  #tag(after: number | null): void {
    const tag = this.#markup;
    if (tag.startsWith('/')) {
      const closed = this.#open.pop();
      if (closed?.element?.span && after !== null) closed.element.span = [closed.element.span[0], after];
      if (this.#open.length === 0) this.done = true;
      return;
    }
    const name = /^[^\s/>]*/.exec(tag)?.[0] ?? '';
    const local = name.slice(name.indexOf(':') + 1);
    if (this.root === null) {
      this.root = local;
      if (!this.#roots.has(local)) {
        this.done = true;
        return;
      }
    }
    const parent = this.#open.at(-1);
    const path = parent === undefined ? local : `${parent.path}/${local}`;
    const element = this.#keep(path, tag.slice(name.length), after);
    if (tag.endsWith('/>')) {
      if (this.#open.length === 0) this.done = true;
      return;
    }
    if (this.#open.length === DEPTH || path.length > TAG) this.done = true;
    else this.#open.push({ path, element });
  }

  #keep(path: string, attributes: string, after: number | null): XmlElement | null {
    if (!this.#wanted.has(path)) return null;
    const known = this.#elements.get(path);
    if (known !== undefined && known.length >= MOST) return null;
    const span: Span | null = this.#tagAt === null || after === null ? null : [this.#tagAt, after];
    const element: XmlElement = { text: '', attributes, span };
    if (known === undefined) this.#elements.set(path, [element]);
    else known.push(element);
    return element;
  }

  #add(bytes: Uint8Array, from: number, to: number): void {
    for (const { element } of this.#open) {
      if (element === null) continue;
      const room = TEXT - element.text.length;
      if (room > 0) element.text += latin1(bytes, from, Math.min(to, from + room));
    }
  }

  /** Character data of a CDATA section, in which an ampersand is one. */
  #addText(character: string): void {
    const text = character === '&' ? '&amp;' : character;
    for (const { element } of this.#open) if (element !== null && element.text.length < TEXT) element.text += text;
  }

  #dropText(count: number): void {
    for (const { element } of this.#open) if (element !== null) element.text = element.text.slice(0, -count);
  }
}

function blank(bytes: Uint8Array, from: number, to: number): boolean {
  // The three octets above ASCII are the byte order mark's.
  const allowed = [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf];
  for (let at = from; at < to; at++) if (!allowed.includes(bytes[at] as number)) return false;
  return true;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text with its entity and character references undone (XML 1.0 §4.6, §4.1), white space at its ends left out. */
export function xmlText(text: string): string {
  const undone = text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));/g, (all, hex, decimal, name) => {
    if (name !== undefined) return Object.hasOwn(entities, name) ? (entities[name] ?? all) : all;
    const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : all;
  });
  return undone.trim();
}

/** The value of an attribute by its local name, or null. */
export function xmlAttribute({ attributes }: XmlElement, name: string): string | null {
  for (const [, key, double, single] of attributes.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (key?.slice(key.indexOf(':') + 1) === name) return xmlText(double ?? single ?? '');
  }
  return null;
}

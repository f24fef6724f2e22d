/**
 * The wire a species writes on. Two kinds exist: `SocketWire` sends over a connection, `TranscriptWire` writes down what
 * would be sent, so that a species' page shows the very octets it serves.
 */
import { Buffer } from 'node:buffer';
import type { ZooRequest } from './request.ts';

/** What a write is, for whoever draws it. */
export type Part = 'head' | 'content' | 'chunk' | 'last-chunk' | 'raw';

export type WireEnding = 'fin' | 'reset' | 'tls-truncated' | 'stall';

/** Thrown out of any wait when the peer has gone or the zoo closes: a species needs no handling of its own. */
export class Gone extends Error {
  override readonly name = 'Gone';

  constructor() {
    super('The peer has left, or the zoo has closed.');
  }
}

export abstract class Wire {
  readonly request: ZooRequest;
  /** How the species ended the connection; null while it has not. */
  ending: WireEnding | null = null;
  #headWritten = false;

  constructor(request: ZooRequest) {
    this.request = request;
  }

  /** True for HEAD, whose response ends with its head (RFC 9110 §9.3.2): what is written after the head is then not sent. */
  get headOnly(): boolean {
    return this.request.method === 'HEAD';
  }

  /** Sends octets; a string is Latin-1, a character an octet. Resolves when they are flushed, so that back-pressure holds. */
  async write(octets: string | Uint8Array, part: Part = 'raw'): Promise<void> {
    if (part === 'head') this.#headWritten = true;
    else if (this.headOnly && this.#headWritten) return;
    await this.send(typeof octets === 'string' ? Buffer.from(octets, 'latin1') : octets, part);
  }

  /** Sends a head: each line with its CRLF, then the empty line. */
  head(...lines: string[]): Promise<void> {
    return this.write(`${lines.join('\r\n')}\r\n\r\n`, 'head');
  }

  /** Sends content as it is. */
  content(octets: string | Uint8Array): Promise<void> {
    return this.write(octets, 'content');
  }

  /** Sends one chunk (RFC 9112 §7.1); `extension` is all that stands between the size and its CRLF. */
  chunk(content: string | Uint8Array, extension = ''): Promise<void> {
    return this.write(encodeChunk(content, extension), 'chunk');
  }

  /** Sends the last-chunk, the trailer section and the empty line. */
  lastChunk(...trailerLines: string[]): Promise<void> {
    return this.write(['0', ...trailerLines, '', ''].join('\r\n'), 'last-chunk');
  }

  /** Milliseconds between writes: `?pace=`, from 0 to 5000. */
  pace(fallback = 150): number {
    return this.number('pace', fallback, 0, 5000);
  }

  /** A whole number from the query, held within its limits; the fallback where it is absent or unreadable. */
  number(name: string, fallback: number, least: number, most: number): number {
    const text = this.request.query.get(name);
    if (text === null || !/^\d{1,15}$/.test(text)) return fallback;
    return Math.min(Math.max(Number(text), least), most);
  }

  protected abstract send(octets: Uint8Array, part: Part): Promise<void>;

  /** Waits; rejects with `Gone` when the peer leaves or the zoo closes. */
  abstract pause(ms: number): Promise<void>;

  /** Ends the connection properly: FIN, over TLS with the closure alert before it. */
  abstract fin(): Promise<void>;

  /** Resets the TCP connection, after the peer had the time to read what was sent before. */
  abstract reset(): Promise<void>;

  /** FIN without the closure alert; in clear text a plain FIN. */
  abstract truncateTls(): Promise<void>;

  /** Sends nothing more, and keeps the connection open until the peer leaves. */
  abstract stall(): Promise<void>;
}

/** One chunk's octets: size in hexadecimal, extension, CRLF, content, CRLF. */
export function encodeChunk(content: string | Uint8Array, extension = ''): Uint8Array {
  const octets = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
  return Buffer.concat([
    Buffer.from(`${octets.length.toString(16)}${extension}\r\n`, 'latin1'),
    octets,
    Buffer.from('\r\n', 'latin1'),
  ]);
}

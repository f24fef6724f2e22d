/** Git's smart HTTP: a pkt-line that begins with `ERR `, and the error channel of the side-band. */
import { latin1 } from '../../wire/octets.ts';
import type { Span } from '../../wire/span.ts';
import { contentSignal } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

/** Octets of a line that are kept. */
const KEPT = 1024;

export const git = contentSignal({
  id: 'git',
  severity: 'error',
  title: 'The content holds an error of Git',
  spec: [
    source('Git: pack protocol, pkt-line ERR', 'https://git-scm.com/docs/gitprotocol-pack'),
    source('Git: side-band', 'https://git-scm.com/docs/gitprotocol-capabilities#_side_band_side_band_64k'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-result\r\nContent-Length: 30\r\n\r\n001eERR upload-pack: not ours\n',
  },
  listen(head) {
    return /^application\/x-git-[\w-]+$/.test(mediaType(head)) && succeeded(head) ? new GitDetector() : null;
  },
});

class GitDetector implements Detector {
  done = false;
  #prefix = '';
  #left = 0;
  #line = '';
  #start: number | null = null;
  #found: Observation | null = null;

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    const shift = offset === null ? null : offset - start;
    for (let at = start; at < end && !this.done; ) {
      if (this.#left === 0) {
        if (this.#prefix === '') this.#start = shift === null ? null : shift + at;
        this.#prefix += String.fromCharCode(bytes[at++] as number);
        if (this.#prefix.length === 4) this.#measured();
        continue;
      }
      const take = Math.min(end - at, this.#left);
      const room = KEPT - this.#line.length;
      if (room > 0) this.#line += latin1(bytes, at, at + Math.min(take, room));
      at += take;
      this.#left -= take;
      if (this.#left === 0) this.#read(shift === null ? null : shift + at);
    }
  }

  end(): Observation | null {
    return this.#found;
  }

  /** Four hexadecimal digits, which count themselves; 0 to 3 are marks without a payload. */
  #measured(): void {
    if (!/^[0-9a-fA-F]{4}$/.test(this.#prefix)) this.done = true;
    const length = Number.parseInt(this.#prefix, 16);
    this.#left = length > 4 ? length - 4 : 0;
    this.#prefix = '';
    this.#line = '';
  }

  #read(after: number | null): void {
    const channel = this.#line.startsWith('\x03');
    if (!channel && !this.#line.startsWith('ERR ')) return;
    const span: Span | null = this.#start === null || after === null ? null : [this.#start, after];
    const message = this.#line.slice(channel ? 1 : 4).trimEnd();
    this.#found = {
      detail:
        `${channel ? 'The error channel of the side-band' : 'A pkt-line that begins with ERR'} says ${said(message)}. ` +
        'Git gives up there. To HTTP it is a 200 with octets in it, and so it is to proxies, caches and monitors.',
      span,
    };
    this.done = true;
  }
}

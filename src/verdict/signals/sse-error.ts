/** Server-sent events: an event of type `error` (HTML Standard §9.2), the usual way for a stream to say that it failed. */

import type { Span } from '../../wire/span.ts';
import { ContentLines } from '../content-lines.ts';
import { contentSignal, mediaType } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { source } from '../spec.ts';
import { quoted } from '../words.ts';

export const sseError = contentSignal({
  id: 'sse-error',
  severity: 'error',
  title: 'The event stream reports an error',
  spec: [source('HTML: server-sent events', 'https://html.spec.whatwg.org/multipage/server-sent-events.html')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 40\r\n\r\nevent: error\ndata: {"message":"timeout"}\n\n',
  },
  listen(head) {
    if (mediaType(head) !== 'text/event-stream') return null;
    return new SseErrorDetector();
  },
});

class SseErrorDetector {
  #found: Observation | null = null;
  #event = '';
  #data = '';
  #span: Span | null = null;
  #any = false;
  readonly #lines = new ContentLines((line, span) => this.#take(line, span));

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    if (this.#found === null) this.#lines.push(bytes, start, end, offset);
  }

  /** An event without the empty line after it is not dispatched, but what it says is still evidence. */
  end(): Observation | null {
    this.#lines.end();
    this.#dispatch();
    return this.#found;
  }

  #take(line: string, span: Span | null): void {
    if (this.#found !== null) return;
    if (line === '') {
      this.#dispatch();
      return;
    }
    this.#any = true;
    if (span) this.#span = this.#span ? [this.#span[0], span[1]] : span;
    const colon = line.indexOf(':');
    const name = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (name === 'event') this.#event = value;
    if (name === 'data' && this.#data.length < 4096) this.#data += this.#data === '' ? value : `\n${value}`;
  }

  #dispatch(): void {
    if (this.#any && this.#event === 'error') {
      this.#found = {
        detail:
          `The stream sent an event of type "error" with the data ${quoted(this.#data)}. The status was 200 long before, so the failure rides in the content: ` +
          'an EventSource dispatches it like any message, and code that listens to "message" alone never hears of it.',
        span: this.#span,
      };
    }
    this.#event = '';
    this.#data = '';
    this.#span = null;
    this.#any = false;
  }
}

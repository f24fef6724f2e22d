/**
 * React's streamed rendering: a boundary that failed on the server is marked by a `<template data-dgst>` or by a call of
 * `$RX`, and in the Flight format by a row `id:E{…}`. What frameworks throw on purpose bears digests of its own.
 */
import type { Span } from '../../wire/span.ts';
import { contentSignal } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { ContentLines } from '../readers/content-lines.ts';
import { memberOf, parsedJson, textOf } from '../readers/json-value.ts';
import { type MarkFound, MarkSearch } from '../readers/mark-search.ts';
import { readableText } from '../readers/xml-content.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const reactStream = contentSignal({
  id: 'react-stream',
  severity: 'error',
  title: 'A part of the page failed when React rendered it on the server',
  spec: [
    source(
      'React: renderToPipeableStream, recovering from errors',
      'https://react.dev/reference/react-dom/server/renderToPipeableStream#recovering-from-errors-inside-the-shell',
    ),
    source(
      'React: ReactFizzConfigDOM',
      'https://github.com/facebook/react/blob/main/packages/react-dom-bindings/src/server/ReactFizzConfigDOM.js',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 78\r\n\r\n<html><!--$!--><template data-dgst="2863413791"></template>...<!--/$--></html>',
  },
  listen(head) {
    if (!succeeded(head)) return null;
    if (mediaType(head) === 'text/html') return new MarkupDetector();
    return mediaType(head) === 'text/x-component' ? new FlightDetector() : null;
  },
});

/** Digests of redirections, of "not found", and of parts that are left to the browser by choice. */
const intended = /^(?:$|BAILOUT_TO_CLIENT_SIDE_RENDERING|NEXT_|DYNAMIC_SERVER_USAGE|HANGING_PROMISE)/;

class MarkupDetector implements Detector {
  #found: Observation | null = null;
  readonly #search = new MarkSearch(['$!--><template ', '$RX("'], (mark) => this.#take(mark));

  get done(): boolean {
    return this.#found !== null;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#search.push(bytes, start, end, offset);
  }

  end(): Observation | null {
    return this.#found;
  }

  #take({ before, text, span }: MarkFound): void {
    const boundary = before.endsWith('<!--') ? /\sdata-dgst="([^"]*)"/.exec(text)?.[1] : undefined;
    const digest = boundary ?? /^\$RX\("[BP]:[0-9a-f]+","([^"]*)"/.exec(text)?.[1];
    if (digest === undefined || intended.test(digest)) return;
    const [, message = ''] = /\sdata-msg="([^"]*)"/.exec(text) ?? [];
    this.#found ??= observe(digest, readableText(message), span);
  }
}

class FlightDetector implements Detector {
  #found: Observation | null = null;
  readonly #lines = new ContentLines((line, span) => this.#take(line, span));

  get done(): boolean {
    return this.#found !== null;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#lines.push(bytes, start, end, offset);
  }

  end(): Observation | null {
    this.#lines.end();
    return this.#found;
  }

  #take(line: string, span: Span | null): void {
    const [, json] = /^[0-9a-f]+:E(\{.*)$/.exec(line) ?? [];
    if (json === undefined) return;
    const error = parsedJson(json);
    const digest = memberOf(error, 'digest');
    if (typeof digest !== 'string' || intended.test(digest)) return;
    this.#found ??= observe(digest, textOf(memberOf(error, 'message')) ?? '', span);
  }
}

function observe(digest: string, message: string, span: Span | null): Observation {
  return {
    detail:
      `A part of the page failed while it was rendered on the server: the digest is ${said(digest)}${message === '' ? '' : `, and the message ${said(message)}`}. ` +
      'The 200 had gone out with the shell. A browser tries to render that part itself; search engines and other clients see what stands in its place.',
    span,
  };
}

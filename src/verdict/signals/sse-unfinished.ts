/** Server-sent events that stop within an event, or without the end mark of the dialect they began in. */
import { contentSignal, type Detector, mediaType } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { source } from '../spec.ts';
import { type SseEvent, SseEvents } from '../sse-events.ts';
import { plural, quoted } from '../words.ts';

/** A dialect: how to tell that a stream speaks it, and the event that ends it. */
interface Dialect {
  name: string;
  end: string;
  begins(event: SseEvent): boolean;
  ends(event: SseEvent): boolean;
}

const dialects: readonly Dialect[] = [
  {
    name: 'OpenAI chat completions',
    end: 'data: [DONE]',
    begins: ({ data }) => data.startsWith('{') && data.includes('"chat.completion.chunk"'),
    ends: ({ data }) => data.trim() === '[DONE]',
  },
  {
    name: 'OpenAI responses',
    end: 'event: response.completed',
    begins: ({ type }) => type === 'response.created',
    ends: ({ type }) => /^response\.(?:completed|failed|incomplete)$/.test(type),
  },
  {
    name: 'Anthropic messages',
    end: 'event: message_stop',
    begins: ({ type }) => type === 'message_start',
    ends: ({ type }) => type === 'message_stop' || type === 'error',
  },
];

export const sseUnfinished = contentSignal({
  id: 'sse-unfinished',
  severity: 'error',
  title: 'The event stream stops before its end',
  spec: [source('HTML: server-sent events', 'https://html.spec.whatwg.org/multipage/server-sent-events.html')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 24\r\n\r\ndata: whole\n\ndata: {"cut',
  },
  listen: (head) => (mediaType(head) === 'text/event-stream' ? detectMissingEnd() : null),
});

function detectMissingEnd(): Detector {
  let dialect: Dialect | null = null;
  let ended = false;
  let count = 0;
  let last: SseEvent | null = null;
  const events = new SseEvents((event) => {
    last = event;
    if (event.finished) count++;
    dialect ??= dialects.find((known) => known.begins(event)) ?? null;
    if (event.finished && dialect?.ends(event)) ended = true;
  });
  return {
    push: (bytes, start, end, offset) => events.push(bytes, start, end, offset),
    end(whole) {
      events.end();
      return whole && last !== null && !ended ? judge(last, dialect, count) : null;
    },
  };
}

function judge(last: SseEvent, dialect: Dialect | null, count: number): Observation | null {
  if (last.finished && dialect === null) return null;
  const missing = dialect
    ? ` The stream speaks the dialect of ${dialect.name}, whose end is "${dialect.end}", and that never came.`
    : '';
  const cut = last.finished
    ? `It stops after ${plural(count, 'event')}.`
    : `After ${plural(count, 'whole event')} it stops within one, ${quoted(last.data)}: no empty line follows, so a browser never dispatches it.`;
  return {
    detail: `${cut}${missing} The framing is whole all the same: whoever closed it, often a proxy, did not know that the stream had failed.`,
    span: last.span,
  };
}

/** Server-sent events that stop within an event, or without the end mark of the dialect they began in. */
import type { Head } from '../../wire/http1/head.ts';
import type { Observation } from '../finding.ts';
import { fieldValue } from '../head-fields.ts';
import { type SseListening, sseSignal } from '../readers/sse-content.ts';
import type { SseEvent } from '../readers/sse-events.ts';
import { source } from '../spec.ts';
import { plural, said } from '../words.ts';
import { openaiError } from './openai.ts';

/** A dialect: how to tell that a stream speaks it, and the event that ends it. */
interface Dialect {
  name: string;
  end: string;
  /** The field (lower case) that only heads of this dialect have, where there is one. */
  field?: string;
  begins(event: SseEvent): boolean;
  ends(event: SseEvent): boolean;
}

const dialects: readonly Dialect[] = [
  {
    name: 'OpenAI chat completions',
    end: 'data: [DONE]',
    begins: ({ data }) => data.startsWith('{') && data.includes('"chat.completion.chunk"'),
    ends: (event) => event.data.trim() === '[DONE]' || openaiError(event) !== null,
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
  {
    name: 'the AI SDK',
    field: 'x-vercel-ai-ui-message-stream',
    end: 'data: [DONE]',
    begins: ({ data }) => data.startsWith('{"type":"start"'),
    ends: ({ data }) => data.trim() === '[DONE]' || data.startsWith('{"type":"error"'),
  },
  {
    name: 'GraphQL over SSE',
    end: 'event: complete',
    // In its other mode, a single connection, operations have ids, and the stream has no end.
    begins: ({ type, data }) => type === 'next' && /^\{"(?:data|errors)"/.test(data),
    ends: ({ type }) => type === 'complete',
  },
];

export const sseUnfinished = sseSignal({
  id: 'sse-unfinished',
  severity: 'error',
  title: 'The event stream stops before its end',
  spec: [source('HTML: server-sent events', 'https://html.spec.whatwg.org/multipage/server-sent-events.html')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 24\r\n\r\ndata: whole\n\ndata: {"cut',
  },
  begin: listenForEnd,
});

function listenForEnd(head: Head): SseListening {
  const spoken = dialects.filter(({ field }) => field === undefined || fieldValue(head, field) !== null);
  let dialect: Dialect | null = null;
  let ended = false;
  let count = 0;
  let last: SseEvent | null = null;
  return {
    hear(event) {
      last = event;
      if (event.finished) count++;
      dialect ??= spoken.find((known) => known.begins(event)) ?? null;
      if (event.finished && dialect?.ends(event)) ended = true;
    },
    judge: (whole) => (whole && last !== null && !ended ? judge(last, dialect, count) : null),
  };
}

function judge(last: SseEvent, dialect: Dialect | null, count: number): Observation | null {
  if (last.finished && dialect === null) return null;
  const missing = dialect
    ? ` The stream speaks the dialect of ${dialect.name}, whose end is "${dialect.end}", and that never came.`
    : '';
  const cut = last.finished
    ? `It stops after ${plural(count, 'event')}.`
    : `After ${plural(count, 'whole event')} it stops within one, ${said(last.data)}: no empty line follows, so a browser never dispatches it.`;
  return {
    detail: `${cut}${missing} The framing is whole all the same: whoever closed it, often a proxy, did not know that the stream had failed.`,
    span: last.span,
  };
}

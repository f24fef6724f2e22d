/** Anthropic's event streams: `event: error` with an error object; a good stream ends in `message_stop`. */
import { memberOf, messageOf, objectOf, textOf } from '../readers/json-value.ts';
import { dataObject, firstEvent, sseSignal } from '../readers/sse-content.ts';
import type { SseEvent } from '../readers/sse-events.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const anthropic = sseSignal({
  id: 'anthropic',
  severity: 'error',
  title: "The stream reports an error as Anthropic's API does",
  spec: [
    source(
      'Claude API: streaming messages, error events',
      'https://docs.claude.com/en/docs/build-with-claude/streaming#error-events',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 99\r\n\r\nevent: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n  \n',
  },
  begin: () =>
    firstEvent((event) => {
      const error = anthropicError(event);
      if (error === null) return null;
      const type = textOf(memberOf(error, 'type'));
      return {
        detail:
          `An event of the type "error" holds ${type === null ? 'an error' : said(type)}: ${said(messageOf(error))}. The status was 200 before the first word of the answer. ` +
          'What text came before is a part of it, and message_stop, the end of a good stream, does not come.',
        span: event.span,
      };
    }),
});

export function anthropicError(event: SseEvent): unknown {
  if (event.type !== 'error') return null;
  const data = dataObject(event);
  return data !== null && data.type === 'error' ? objectOf(data.error) : null;
}

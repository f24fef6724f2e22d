/** OpenAI's event streams, and those made after them: data that holds an `error`, or `response.failed`. */
import { isSomething, type JsonObject, memberOf, messageOf, textOf } from '../readers/json-value.ts';
import { dataObject, firstEvent, sseSignal } from '../readers/sse-content.ts';
import type { SseEvent } from '../readers/sse-events.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const openai = sseSignal({
  id: 'openai',
  severity: 'error',
  title: "The stream reports an error as OpenAI's API does",
  spec: [
    source('OpenAI: streaming events', 'https://platform.openai.com/docs/api-reference/responses-streaming'),
    source('openai-python: streams', 'https://github.com/openai/openai-python/blob/main/src/openai/_streaming.py'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 60\r\n\r\ndata: {"error":{"message":"overloaded","type":"x","code":1}}',
  },
  begin: () =>
    firstEvent((event) => {
      const error = openaiError(event);
      if (error === null) return null;
      return {
        detail:
          `An event's data holds an error: ${said(messageOf(error))}${code(error)}. The status was 200 before the first word of the answer, so the failure rides in the content; ` +
          'the text that came before it is a part of the answer, and "data: [DONE]" may still follow.',
        span: event.span,
      };
    }),
});

function code(error: unknown): string {
  const text = textOf(memberOf(error, 'code')) ?? textOf(memberOf(error, 'type'));
  return text === null ? '' : ` (${said(text)})`;
}

/** The error in an event: a truthy `error` in data without an event name, a failed response, or the Responses API's own. */
export function openaiError(event: SseEvent): unknown {
  if (!event.data.includes('"error"') && event.type !== 'error') return null;
  const data = dataObject(event);
  if (data === null || 'jsonrpc' in data) return null;
  if (event.type === 'response.failed') return memberOf(data, 'response', 'error') ?? null;
  if (event.type === 'error') {
    const own = data.type === 'error' && typeof data.message === 'string' && 'code' in data;
    return own ? data : null;
  }
  return event.type === '' && isErrorRecord(data) ? data.error : null;
}

/** An error object with a message, or an error and nothing beside it: a line of a log may have an `error` among much else. */
function isErrorRecord(data: JsonObject): boolean {
  if (!isSomething(data.error) || 'level' in data) return false;
  return (
    textOf(memberOf(data.error, 'message')) !== null ||
    (typeof data.error === 'string' && Object.keys(data).length === 1)
  );
}

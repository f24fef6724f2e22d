/** GraphQL over server-sent events: errors ride in `event: next`, and `event: complete` ends an operation. */
import { arrayOf, memberOf, messageOf } from '../readers/json-value.ts';
import { dataObject, firstEvent, sseSignal } from '../readers/sse-content.ts';
import type { SseEvent } from '../readers/sse-events.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const graphqlSse = sseSignal({
  id: 'graphql-sse',
  severity: 'error',
  title: 'A GraphQL result in the event stream holds errors',
  spec: [
    source('GraphQL over SSE', 'https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md'),
    source('GraphQL: errors', 'https://spec.graphql.org/October2021/#sec-Errors'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 84\r\n\r\nevent: next\ndata: {"data":null,"errors":[{"message":"denied"}]}\n\nevent: complete\n\n\n\n',
  },
  begin: () =>
    firstEvent((event) => {
      const error = graphqlError(event);
      if (error === undefined) return null;
      return {
        detail:
          `An event of the type "next" holds errors: ${said(messageOf(error))}. The stream goes on and ends as a good one does, ` +
          'so neither the status nor the end of the stream tells that the operation failed.',
        span: event.span,
      };
    }),
});

/** The first error in a `next` event: of its result, of one in a single connection, or of an incremental part. */
function graphqlError(event: SseEvent): unknown {
  if (event.type !== 'next' || !event.data.includes('"errors"')) return undefined;
  const data = dataObject(event);
  for (const result of [data, memberOf(data, 'payload')]) {
    const parts = arrayOf(memberOf(result, 'incremental')).flatMap((part) => arrayOf(memberOf(part, 'errors')));
    const [error] = [...arrayOf(memberOf(result, 'errors')), ...parts];
    if (typeof memberOf(error, 'message') === 'string') return error;
  }
  return undefined;
}

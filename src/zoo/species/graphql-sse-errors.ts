import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const graphqlSseErrors: Species = {
  id: 'graphql-sse-errors',
  title: 'GraphQL errors in an event stream',
  summary: 'A result in event: next holds errors, and event: complete ends the stream as always.',
  conclude: 'The operation failed. Only the results themselves tell.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'GraphQL over SSE', url: 'https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/event-stream',
      'Cache-Control: no-store',
      'Transfer-Encoding: chunked',
    );
    const next = (result: object) => `event: next\ndata: ${JSON.stringify(result)}\n\n`;
    await sendChunks(wire, [
      next({ data: { orderShipped: { order: 1041 } } }),
      next({ data: null, errors: [{ message: 'replica-2 went away', path: ['orderShipped'] }] }),
      'event: complete\ndata:\n\n',
    ]);
  },
};

/** Server-sent events: an event of type `error` (HTML Standard §9.2), the usual way for a stream to say that it failed. */

import { firstEvent, sseSignal } from '../readers/sse-content.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';
import { anthropicError } from './anthropic.ts';
import { openaiError } from './openai.ts';
import { vercelError } from './vercel-ai.ts';

export const sseError = sseSignal({
  id: 'sse-error',
  severity: 'error',
  title: 'The event stream reports an error',
  spec: [source('HTML: server-sent events', 'https://html.spec.whatwg.org/multipage/server-sent-events.html')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 42\r\n\r\nevent: error\ndata: {"message":"timeout"}\n\n',
  },
  begin: () =>
    firstEvent((event) => {
      if (event.type !== 'error') return null;
      // A dialect that is known says more by its own signal.
      if (anthropicError(event) !== null || openaiError(event) !== null || vercelError(event) !== null) return null;
      const { data, span, finished } = event;
      return {
        detail:
          `The stream sent an event of type "error" with the data ${said(data)}${finished ? '' : ', and stopped before the empty line that ends it'}. ` +
          'The status was 200 long before, so the failure rides in the content: an EventSource dispatches it like any message, ' +
          'and code that listens to "message" alone never hears of it.',
        span,
      };
    }),
});

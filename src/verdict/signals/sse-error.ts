/** Server-sent events: an event of type `error` (HTML Standard §9.2), the usual way for a stream to say that it failed. */
import { contentSignal, type Detector, mediaType } from '../detector.ts';
import { source } from '../spec.ts';
import { type SseEvent, SseEvents } from '../sse-events.ts';
import { quoted } from '../words.ts';

export const sseError = contentSignal({
  id: 'sse-error',
  severity: 'error',
  title: 'The event stream reports an error',
  spec: [source('HTML: server-sent events', 'https://html.spec.whatwg.org/multipage/server-sent-events.html')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 42\r\n\r\nevent: error\ndata: {"message":"timeout"}\n\n',
  },
  listen: (head) => (mediaType(head) === 'text/event-stream' ? detectErrorEvent() : null),
});

function detectErrorEvent(): Detector {
  let found: SseEvent | null = null;
  const events = new SseEvents((event) => {
    if (event.type === 'error') found ??= event;
  });
  return {
    push: (bytes, start, end, offset) => events.push(bytes, start, end, offset),
    end() {
      events.end();
      return found === null ? null : observe(found);
    },
  };
}

function observe({ data, span, finished }: SseEvent) {
  return {
    detail:
      `The stream sent an event of type "error" with the data ${quoted(data)}${finished ? '' : ', and stopped before the empty line that ends it'}. ` +
      'The status was 200 long before, so the failure rides in the content: an EventSource dispatches it like any message, ' +
      'and code that listens to "message" alone never hears of it.',
    span,
  };
}

import type { Species } from '../species.ts';

export const sseError: Species = {
  id: 'sse-error',
  title: 'An event stream that ends in an error',
  summary: 'The framing is whole, but the last event is event: error.',
  conclude: 'The stream failed, and said so in its own words, which no HTTP library reads.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'HTML, server-sent events', url: 'https://html.spec.whatwg.org/multipage/server-sent-events.html' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/event-stream',
      'Cache-Control: no-store',
      'Transfer-Encoding: chunked',
    );
    for (const word of ['The', ' order', ' ships', ' on']) {
      await wire.pause(wire.pace());
      await wire.chunk(`data: {"delta":${JSON.stringify(word)}}\n\n`);
    }
    await wire.pause(wire.pace());
    await wire.chunk('event: error\ndata: {"error":{"type":"overloaded","message":"The model went away."}}\n\n');
    await wire.lastChunk();
  },
};

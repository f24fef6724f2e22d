import type { Species } from '../species.ts';

export const sseUnfinished: Species = {
  id: 'sse-unfinished',
  title: 'An event stream without its end',
  summary: 'The framing is whole, but the stream stops inside an event, and its end marker, data: [DONE], never comes.',
  conclude: 'The stream is not finished. Its framing was ended by something, such as a proxy, that did not know.',
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
      const event = { object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content: word } }] };
      await wire.chunk(`data: ${JSON.stringify(event)}\n\n`);
    }
    await wire.pause(wire.pace());
    await wire.chunk('data: {"object":"chat.completion.chunk","choices":[{"ind');
    await wire.lastChunk();
  },
};

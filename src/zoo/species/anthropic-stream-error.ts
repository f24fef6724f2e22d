import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const anthropicStreamError: Species = {
  id: 'anthropic-stream-error',
  title: 'An overloaded model',
  summary: 'The stream begins with message_start, and ends in event: error with an overloaded_error.',
  conclude: 'The answer is not whole: message_stop never comes.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'Claude API, streaming messages',
    url: 'https://docs.claude.com/en/docs/build-with-claude/streaming#error-events',
  },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/event-stream',
      'Cache-Control: no-store',
      'Transfer-Encoding: chunked',
    );
    const event = (type: string, data: object) => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
    await sendChunks(wire, [
      event('message_start', { message: { role: 'assistant', content: [] } }),
      event('content_block_delta', { index: 0, delta: { type: 'text_delta', text: 'The order' } }),
      event('error', { error: { type: 'overloaded_error', message: 'Overloaded' } }),
    ]);
  },
};

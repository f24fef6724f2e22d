import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const vercelAiError: Species = {
  id: 'vercel-ai-error',
  title: 'An error part of the AI SDK',
  summary: 'One part of the stream is of the type error, and data: [DONE] follows.',
  conclude: 'The answer is not whole, though the stream ends as a good one does.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'AI SDK, stream protocols', url: 'https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol#error-part' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/event-stream',
      'Cache-Control: no-store',
      'x-vercel-ai-ui-message-stream: v1',
      'Transfer-Encoding: chunked',
    );
    const part = (data: object) => `data: ${JSON.stringify(data)}\n\n`;
    await sendChunks(wire, [
      part({ type: 'start', messageId: 'm1' }),
      part({ type: 'text-delta', id: 't1', delta: 'The order' }),
      part({ type: 'error', errorText: 'An error occurred.' }),
      'data: [DONE]\n\n',
    ]);
  },
};

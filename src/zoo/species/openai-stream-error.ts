import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const openaiStreamError: Species = {
  id: 'openai-stream-error',
  title: 'An error among the words of an answer',
  summary: 'Among the chunks of a chat completion comes data with an error, and then data: [DONE] all the same.',
  conclude: 'The answer is not whole. The end marker follows as if it were.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'OpenAI, streaming', url: 'https://platform.openai.com/docs/api-reference/responses-streaming' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/event-stream',
      'Cache-Control: no-store',
      'Transfer-Encoding: chunked',
    );
    const delta = (content: string) =>
      `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices: [{ index: 0, delta: { content } }] })}\n\n`;
    const error = {
      message: 'The server had an error while processing your request.',
      type: 'server_error',
      code: null,
    };
    await sendChunks(wire, [
      delta('The'),
      delta(' order'),
      `data: ${JSON.stringify({ error })}\n\n`,
      'data: [DONE]\n\n',
    ]);
  },
};

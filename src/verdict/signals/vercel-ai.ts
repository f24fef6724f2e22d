/** The streams of Vercel's AI SDK: a part `{"type":"error","errorText":…}`. */

import { dataObject, firstEvent, sseSignal } from '../readers/sse-content.ts';
import type { SseEvent } from '../readers/sse-events.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const vercelAi = sseSignal({
  id: 'vercel-ai',
  severity: 'error',
  title: 'The stream of the AI SDK holds an error part',
  spec: [source('AI SDK: stream protocols', 'https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol#error-part')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 49\r\n\r\ndata: {"type":"error","errorText":"rate limited"}',
  },
  begin: () =>
    firstEvent((event) => {
      const text = vercelError(event);
      if (text === null) return null;
      return {
        detail:
          `A part of the stream is an error: ${said(text)}. The status was 200 before, and the parts that came are not all of the answer; ` +
          'the stream then often ends as a good one does.',
        span: event.span,
      };
    }),
});

export function vercelError(event: SseEvent): string | null {
  if (!event.data.includes('"errorText"')) return null;
  const data = dataObject(event);
  return data !== null && data.type === 'error' && typeof data.errorText === 'string' ? data.errorText : null;
}

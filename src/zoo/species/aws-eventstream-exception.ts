import { awsMessage } from '../frames.ts';
import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const awsEventstreamException: Species = {
  id: 'aws-eventstream-exception',
  title: 'An exception in an AWS event stream',
  summary: 'The last message of the stream is of the type exception: modelStreamErrorException.',
  conclude: 'The model failed in the middle of its answer. Only the headers of each message tell.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'Smithy, Amazon event stream', url: 'https://smithy.io/2.0/aws/amazon-eventstream.html' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/vnd.amazon.eventstream',
      'Transfer-Encoding: chunked',
    );
    const words = ['The', ' order', ' ships'].map((word) =>
      awsMessage({ ':message-type': 'event', ':event-type': 'chunk' }, JSON.stringify({ delta: word })),
    );
    const exception = awsMessage(
      { ':message-type': 'exception', ':exception-type': 'modelStreamErrorException' },
      '{"message":"The model went away."}',
    );
    await sendChunks(wire, [...words, exception]);
  },
};

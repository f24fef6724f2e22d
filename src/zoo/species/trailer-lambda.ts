import { Buffer } from 'node:buffer';
import { sendChunks } from '../paced.ts';
import { rows } from '../rows.ts';
import type { Species } from '../species.ts';

export const trailerLambda: Species = {
  id: 'trailer-lambda',
  title: 'A Lambda function that failed midway',
  summary: 'The framing is whole, but two trailers carry the error of the function, its body in Base64.',
  conclude: 'The function threw after it had begun to stream. What came is a part of the answer.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'AWS Lambda, custom runtimes',
    url: 'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html',
  },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/x-ndjson',
      'Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body',
      'Transfer-Encoding: chunked',
    );
    const error = { errorMessage: 'Task timed out after 3.00 seconds', errorType: 'Sandbox.Timedout' };
    await sendChunks(
      wire,
      [rows(1, 2), rows(3, 4)],
      [
        'Lambda-Runtime-Function-Error-Type: Sandbox.Timedout',
        `Lambda-Runtime-Function-Error-Body: ${Buffer.from(JSON.stringify(error)).toString('base64')}`,
      ],
    );
  },
};

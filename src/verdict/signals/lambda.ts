/** AWS Lambda's response streaming: a function that fails midway says so in two trailers. */
import { octets } from '../../wire/octets.ts';
import type { SignalKind } from '../content-finding.ts';
import { base64Decoded } from '../readers/base64.ts';
import { memberOf, parsedJson, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const lambda: SignalKind = {
  id: 'lambda',
  severity: 'error',
  title: 'The Lambda function failed while it streamed its response',
  signal: true,
  spec: [
    source(
      'AWS Lambda: response streaming in a custom runtime',
      'https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html#runtimes-custom-response-streaming',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: Lambda-Runtime-Function-Error-Type\r\n\r\n5\r\nhello\r\n0\r\nLambda-Runtime-Function-Error-Type: Runtime.StreamError\r\nLambda-Runtime-Function-Error-Body: eyJlcnJvck1lc3NhZ2UiOiJib29tIn0=\r\n\r\n',
  },
  judge({ response: { trailers } }) {
    const type = trailers.find(({ key, value }) => key === 'lambda-runtime-function-error-type' && value !== '');
    const body = trailers.find(({ key, value }) => key === 'lambda-runtime-function-error-body' && value !== '');
    const field = type ?? body;
    if (field === undefined) return null;
    const told = body === undefined ? null : errorIn(body.value);
    return {
      detail:
        `The trailer section says that the function failed${type === undefined ? '' : `: ${said(type.value)}`}${told === null ? '' : `, with the message ${said(told)}`}. ` +
        'The status went out before. Browsers and most HTTP clients drop trailers, so they report a success.',
      span: field.span,
    };
  },
};

/** The message in an error body: JSON, in Base64. What it is not is given as it came. */
function errorIn(value: string): string {
  const json = value.startsWith('{') ? value : base64Decoded(octets(value));
  return textOf(memberOf(parsedJson(json), 'errorMessage')) ?? (json === '' ? value : json);
}

/** grpc-gateway's server streams: values `{"result":…}`, and at the end `{"error":{"code":…,"message":…}}`. */

import { grpcCode } from '../readers/grpc-code.ts';
import { type JsonContent, jsonSignal } from '../readers/json-content.ts';
import { memberOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const grpcGatewayLines = jsonSignal({
  id: 'grpc-gateway-lines',
  severity: 'error',
  title: 'The stream of grpc-gateway ends in an error',
  spec: [
    source(
      'grpc-gateway: customizing your gateway, stream errors',
      'https://grpc-ecosystem.github.io/grpc-gateway/docs/mapping/customizing_your_gateway/',
    ),
    source('gRPC: status codes', 'https://github.com/grpc/grpc/blob/master/doc/statuscodes.md'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 77\r\n\r\n{"result":{"n":1}}\n{"error":{"code":14,"message":"no backend","details":[]}}\n',
  },
  paths: ['error', 'jsonrpc'],
  read(content) {
    if (!isGatewayError(content)) return null;
    const error = content.value('error');
    const code = textOf(memberOf(error, 'code') ?? memberOf(error, 'grpc_code')) ?? '';
    const message = textOf(memberOf(error, 'message'));
    return {
      detail:
        `The last value of the stream is an error with the gRPC code ${grpcCode(code)}${message === null ? '' : ` and the message ${said(message)}`}. ` +
        'The gateway had sent 200 with the first result, so it could only write the error into the content.',
      span: content.recordSpan,
    };
  },
});

/** `error` with a gRPC code (1 to 16) and a message, alone in its value; version 1 called it `grpc_code`. */
export function isGatewayError(content: JsonContent): boolean {
  if (content.scan.members !== 1 || content.sort('error') !== '{') return false;
  const error = content.value('error');
  const code = memberOf(error, 'code') ?? memberOf(error, 'grpc_code');
  const fits = typeof code === 'number' && Number.isInteger(code) && code >= 1 && code <= 16;
  return fits && typeof memberOf(error, 'message') === 'string';
}

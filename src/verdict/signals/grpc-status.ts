/** gRPC's status in the trailer section, or in the header section of a response without content ("trailers-only"). */

import type { SignalKind } from '../content-finding.ts';
import { grpcCode, grpcFailed } from '../readers/grpc-code.ts';
import { percentDecoded } from '../readers/percent.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const grpcStatus: SignalKind = {
  id: 'grpc-status',
  severity: 'error',
  title: 'grpc-status says that the call failed',
  signal: true,
  spec: [
    source('gRPC over HTTP/2: responses', 'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#responses'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: grpc-status\r\n\r\n5\r\nhello\r\n0\r\ngrpc-status: 13\r\ngrpc-message: out%20of%20memory\r\n\r\n',
  },
  judge({ response }) {
    const { trailers, head } = response;
    const inTrailers = trailers.some((field) => field.key === 'grpc-status');
    const fields = inTrailers ? trailers : (head?.fields ?? []);
    const status = fields.find((field) => field.key === 'grpc-status');
    if (status === undefined || !grpcFailed(status.value)) return null;
    const message = fields.find((field) => field.key === 'grpc-message')?.value;
    const code = said(grpcCode(status.value)).slice(1, -1);
    return {
      detail:
        `${inTrailers ? 'A trailer' : 'A header field'} says grpc-status ${code}` +
        `${message === undefined ? '' : `, with the message ${said(percentDecoded(message))}`}. The HTTP status is no part of gRPC's answer: ` +
        'this call failed. Browsers drop trailers, so fetch() cannot see it.',
      span: status.span,
      title: `grpc-status ${code}: the call failed`,
    };
  },
};

/** gRPC's status in the trailer section, or in the header section of a response without content ("trailers-only"). */

import { fromUtf8 } from '../../wire/octets.ts';
import type { SignalKind } from '../detector.ts';
import { source } from '../spec.ts';
import { quoted } from '../words.ts';

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
    if (status === undefined || /^0+$/.test(status.value) || status.value === '') return null;
    const message = fields.find((field) => field.key === 'grpc-message')?.value;
    const name = codes[Number(status.value)];
    return {
      detail:
        `${inTrailers ? 'A trailer' : 'A header field'} says grpc-status ${quoted(status.value)}${name ? ` (${name})` : ''}` +
        `${message === undefined ? '' : `, with the message ${quoted(percentDecoded(message))}`}. The HTTP status is no part of gRPC's answer: ` +
        'this call failed. Browsers drop trailers, so fetch() cannot see it.',
      span: status.span,
      title: `grpc-status ${quoted(status.value).slice(1, -1)}${name ? ` (${name})` : ''}: the call failed`,
    };
  },
};

/** https://github.com/grpc/grpc/blob/master/doc/statuscodes.md */
const codes: Record<number, string> = {
  1: 'CANCELLED',
  2: 'UNKNOWN',
  3: 'INVALID_ARGUMENT',
  4: 'DEADLINE_EXCEEDED',
  5: 'NOT_FOUND',
  6: 'ALREADY_EXISTS',
  7: 'PERMISSION_DENIED',
  8: 'RESOURCE_EXHAUSTED',
  9: 'FAILED_PRECONDITION',
  10: 'ABORTED',
  11: 'OUT_OF_RANGE',
  12: 'UNIMPLEMENTED',
  13: 'INTERNAL',
  14: 'UNAVAILABLE',
  15: 'DATA_LOSS',
  16: 'UNAUTHENTICATED',
};

/** Percent-encoded UTF-8; what is not well-formed stays as it is, as gRPC asks. */
function percentDecoded(text: string): string {
  const octets = text.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return fromUtf8(octets) ?? octets;
}

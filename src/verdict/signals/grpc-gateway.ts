/** grpc-gateway's trailers: gRPC's own, each behind the prefix `Grpc-Trailer-`. */
import type { SignalKind } from '../content-finding.ts';
import { grpcCode, grpcFailed } from '../readers/grpc-code.ts';
import { percentDecoded } from '../readers/percent.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const grpcGateway: SignalKind = {
  id: 'grpc-gateway',
  severity: 'error',
  title: 'Grpc-Trailer-Grpc-Status says that the call failed',
  signal: true,
  spec: [
    source(
      'grpc-gateway: customizing your gateway',
      'https://grpc-ecosystem.github.io/grpc-gateway/docs/mapping/customizing_your_gateway/',
    ),
    source('gRPC: status codes', 'https://github.com/grpc/grpc/blob/master/doc/statuscodes.md'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nGrpc-Trailer-Grpc-Status: 14\r\nGrpc-Trailer-Grpc-Message: no%20backend\r\n\r\n',
  },
  judge({ response: { trailers } }) {
    const status = trailers.find(({ key }) => key === 'grpc-trailer-grpc-status');
    if (status === undefined || !grpcFailed(status.value)) return null;
    const message = trailers.find(({ key }) => key === 'grpc-trailer-grpc-message')?.value;
    const code = said(grpcCode(status.value)).slice(1, -1);
    return {
      title: `Grpc-Trailer-Grpc-Status ${code}: the call failed`,
      detail:
        `The gRPC call behind this gateway ended with the status ${code}` +
        `${message === undefined ? '' : `, and the message ${said(percentDecoded(message))}`}. The gateway passes it on in a trailer, which browsers and most HTTP clients drop.`,
      span: status.span,
    };
  },
};

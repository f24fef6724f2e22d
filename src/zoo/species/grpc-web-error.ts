import { envelope } from '../frames.ts';
import { sendChunks } from '../paced.ts';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

export const grpcWebError: Species = {
  id: 'grpc-web-error',
  title: 'gRPC-Web: trailers in the content',
  summary: 'The last frame of the content holds trailers, and grpc-status in it is 8: RESOURCE_EXHAUSTED.',
  conclude:
    'The call failed. Neither the status nor the trailers of HTTP say so: gRPC-Web puts its own into the content.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'gRPC-Web protocol', url: 'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md' },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/grpc-web+proto', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [
      envelope(0, row(1)),
      envelope(0, row(2)),
      envelope(0x80, 'grpc-status:8\r\ngrpc-message:quota of 100%25 used\r\n'),
    ]);
  },
};

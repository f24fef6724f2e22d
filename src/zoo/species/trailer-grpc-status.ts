import { Buffer } from 'node:buffer';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

/** A gRPC message: a flag octet (0, not compressed), the length in four octets, the message. */
function envelope(message: string): Uint8Array {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, Buffer.from(message, 'latin1')]);
}

export const trailerGrpcStatus: Species = {
  id: 'trailer-grpc-status',
  title: 'A gRPC error in the trailers',
  summary: 'The framing is whole, but the announced trailer grpc-status says 13: INTERNAL.',
  conclude:
    'The call failed. The 200 speaks of the transport alone: grpc-status is the result, and grpc-message is percent-encoded.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'gRPC over HTTP/2, responses',
    url: 'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#responses',
  },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/grpc+json',
      'Transfer-Encoding: chunked',
      'Trailer: grpc-status, grpc-message',
    );
    for (let n = 1; n <= 2; n += 1) {
      await wire.pause(wire.pace());
      await wire.chunk(envelope(row(n)));
    }
    await wire.pause(wire.pace());
    await wire.lastChunk(
      'grpc-status: 13',
      'grpc-message: shard 4 of 7 did not answer: caf%C3%A9 is closed %E2%80%94 100%25 lost',
    );
  },
};

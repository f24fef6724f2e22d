import { sendChunks } from '../paced.ts';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

export const trailerGrpcGateway: Species = {
  id: 'trailer-grpc-gateway',
  title: 'gRPC-gateway trailers',
  summary: 'The framing is whole, but the trailer Grpc-Trailer-Grpc-Status says 14: UNAVAILABLE.',
  conclude: 'The call behind the gateway failed after its first results.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'grpc-gateway, customizing your gateway',
    url: 'https://grpc-ecosystem.github.io/grpc-gateway/docs/mapping/customizing_your_gateway/',
  },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/json',
      'Trailer: Grpc-Trailer-Grpc-Status, Grpc-Trailer-Grpc-Message',
      'Transfer-Encoding: chunked',
    );
    await sendChunks(
      wire,
      [`{"result":${row(1)}}\n`, `{"result":${row(2)}}\n`],
      ['Grpc-Trailer-Grpc-Status: 14', 'Grpc-Trailer-Grpc-Message: upstream connect error%2C shard 4'],
    );
  },
};

import { sendChunks } from '../paced.ts';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

export const grpcGatewayStream: Species = {
  id: 'grpc-gateway-stream',
  title: 'An error at the end of a gateway stream',
  summary: 'The last value of the stream is an error with a gRPC code, after values that are results.',
  conclude: 'The call failed after two results. The gateway could only write the error into the content.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'grpc-gateway, customizing your gateway',
    url: 'https://grpc-ecosystem.github.io/grpc-gateway/docs/mapping/customizing_your_gateway/',
  },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [
      `{"result":${row(1)}}\n`,
      `{"result":${row(2)}}\n`,
      '{"error":{"code":4,"message":"context deadline exceeded","details":[]}}\n',
    ]);
  },
};

import { Buffer } from 'node:buffer';
import { envelope } from '../frames.ts';
import { sendChunks } from '../paced.ts';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

export const grpcWebTextUnfinished: Species = {
  id: 'grpc-web-text-unfinished',
  title: 'gRPC-Web as text, without its end',
  summary: 'The content is Base64 of two whole messages, and the frame with the trailers never comes.',
  conclude: 'Nobody knows how the call went. Something closed the response as if it were whole.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'gRPC-Web protocol', url: 'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md' },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/grpc-web-text+proto', 'Transfer-Encoding: chunked');
    const text = (message: string) => Buffer.from(envelope(0, message)).toString('base64');
    await sendChunks(wire, [text(row(1)), text(row(2))]);
  },
};

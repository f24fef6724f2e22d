/** A server that browsers speak HTTP/2 with, and anyone who asks for it HTTP/1.1: TLS, with a certificate nobody trusts. */
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import { makeCertificate } from '../../src/zoo/certificate.ts';

export interface Http2Server {
  /** With a slash at the end. */
  url: string;
  /** Versions that were spoken, as Node names them: `2.0`, `1.1`. */
  spoken: string[];
  close(): Promise<void>;
}

export async function http2Server(
  answer: (request: Http2ServerRequest, response: Http2ServerResponse) => void,
): Promise<Http2Server> {
  const { certificate, privateKey } = await makeCertificate();
  const spoken: string[] = [];
  const server = createSecureServer({ cert: certificate, key: privateKey, allowHTTP1: true }, (request, response) => {
    spoken.push(request.httpVersion);
    answer(request, response);
  });
  const sessions = new Set<{ destroy(): void }>();
  server.on('session', (session) => sessions.add(session));
  server.on('secureConnection', (socket) => sessions.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `https://127.0.0.1:${address.port}/`,
    spoken,
    async close() {
      for (const session of sessions) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

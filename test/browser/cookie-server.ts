/** A server that sets cookies of several kinds with its page, and answers under `/account`, for which one of them is. */
import { answer, type RawServer, rawServer } from './raw-server.ts';

/** `more`: Set-Cookie values beside those that go to `/account` (`deep`, `first`, `second`) or do not (`elsewhere`). */
export function cookieServer(...more: string[]): Promise<RawServer> {
  const cookies = ['first=1; HttpOnly', 'second=2', 'deep=3; Path=/account', 'elsewhere=4; Path=/other', ...more];
  return rawServer({
    '/': (socket) =>
      socket.end(
        [
          'HTTP/1.1 200 OK',
          'Content-Type: text/html',
          'Connection: close',
          ...cookies.map((cookie) => `Set-Cookie: ${cookie}`),
          '',
          '<!doctype html><title>A page</title><link rel=icon href=data:,>',
        ].join('\r\n'),
      ),
    '/account': answer('200 OK', 'application/json', '{}'),
  });
}

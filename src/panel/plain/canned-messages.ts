/** Responses that might have come, octet for octet. */
import { type CannedChunk, contentText, exchange } from './canned-exchange.ts';

/** Strings that a hostile server would like to see interpreted. */
export const hostile = {
  markup: '<img src=x onerror="document.title=1"><script>document.title=2</script>',
  bidi: 'total \u202egnp.exe',
  controls: 'a\u0000b\u001b[31mc\u007fd\u0085e',
} as const;

const jsonFields = [
  'Date: Fri, 02 Jan 2026 03:04:05 GMT',
  'Content-Type: application/json',
  'Transfer-Encoding: chunked',
  'Cache-Control: no-store',
  'Connection: close',
];

const even =
  (size: number, waits: Record<number, number> = {}) =>
  (index: number): CannedChunk => ({
    size,
    wait: waits[index] ?? 3.1,
    ...(index === 2 ? { extension: 'trace="a\tb"' } : {}),
  });

/** Sizes and silences as a busy server makes them: the same each time. */
function busy(index: number): CannedChunk {
  const turn = (index * 2_654_435_761) % 4_294_967_296;
  const size = 64 + ((turn >>> 8) % 900) + (turn % 97 === 0 ? 6_000 : 0);
  return { size, wait: index % 250 === 249 ? 380 + (turn % 700) : 0.4 + (turn % 40) / 10 };
}

export const complete = exchange({
  interim: [{ line: 'HTTP/1.1 103 Early Hints', fields: ['Link: </app.css>; rel=preload; as=style'] }],
  line: 'HTTP/1.1 200 OK',
  fields: jsonFields,
  chunks: {
    count: 12,
    at: (index) => ({ size: [340, 512, 128, 340, 700, 340][index % 6] ?? 340, wait: index === 7 ? 214 : 9.2 }),
  },
});
export const secrets = exchange({
  interim: [{ line: 'HTTP/1.1 103 Early Hints', fields: ['Set-Cookie: early=interim-secret'] }],
  line: 'HTTP/1.1 200 OK',
  fields: [...jsonFields, 'Set-Cookie: session=4711-secret; HttpOnly', 'Trailer: Authentication-Info'],
  chunks: { count: 3, at: () => ({ size: 340, wait: 9.2 }) },
  trailers: [['Authentication-Info', 'nextnonce="trailer-secret"', 'forbidden']],
});
export const truncated = exchange({
  line: 'HTTP/1.1 200 OK',
  fields: jsonFields,
  chunks: { count: 3, at: even(1_024, { 1: 1_204.6 }) },
  lastChunk: false,
});
export const withError = exchange({
  line: 'HTTP/1.1 200 OK',
  fields: [...jsonFields, 'Trailer: grpc-status, grpc-message'],
  chunks: { count: 7, at: even(512, { 4: 640 }) },
  trailers: [
    ['grpc-status', '13', 'announced'],
    ['grpc-message', 'upstream%20gave%20up', 'announced'],
    ['X-Stream-Error', 'deadline exceeded', 'unannounced'],
    ['Content-Length', '12', 'forbidden'],
  ],
});
export const cutInside = exchange({
  line: 'HTTP/1.1 200 OK',
  fields: jsonFields,
  chunks: { count: 5, at: even(4_096, { 3: 95 }) },
  lastChunk: false,
  cut: 2_714,
});
export const malformed = exchange({
  line: `HTTP/1.1 F00 ${hostile.controls}`,
  fields: ['Server: canned', `X-Note: ${hostile.markup}`, 'X-Odd :\tspaced'],
});
malformed.response.statusLine.registered = null;
export const tenMillion = exchange({
  line: 'HTTP/1.1 200 OK',
  fields: jsonFields,
  chunks: { count: 10_000_000, at: (index) => ({ size: 16, wait: index % 1_000 === 999 ? 3 : 0.001 }) },
});
export const stream = exchange({ line: 'HTTP/1.1 200 OK', fields: jsonFields, chunks: { count: 1_000, at: busy } });
export const undelimited = exchange({
  line: 'HTTP/1.1 200 OK',
  fields: ['Content-Type: text/plain', 'Content-Encoding: gzip'],
  content: { text: contentText(0, 900), declared: null },
});
undelimited.response.body.contentCoding = ['gzip'];
undelimited.response.body.decodedLength = 2_200;
export const short = exchange({
  line: 'HTTP/1.1 200 OK',
  fields: ['Content-Type: application/json', 'Content-Length: 20000', 'ETag: "5f-1"'],
  content: { text: contentText(0, 12_480), declared: 20_000 },
});
export const excess = exchange({
  line: 'HTTP/1.1 200 OK',
  fields: ['Content-Type: application/json', 'Content-Length: 95'],
  content: { text: contentText(0, 95), declared: 95 },
  excess: 'HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n',
});
export const cancelled = exchange({
  line: 'HTTP/1.1 200 OK',
  fields: jsonFields,
  chunks: { count: 4, at: even(256) },
  lastChunk: false,
});

/** Content codings: whole, cut, corrupt, unknown. */
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { Row } from './row.ts';

const text = 'hello, this is the content of a response that was coded';
const latin1 = (octets: Buffer): string => octets.toString('latin1');
const gzip = latin1(gzipSync(text));
const coded = (id: string, title: string, coding: string, body: string, more: Partial<Row> = {}): Row => ({
  id: `ce-${id}`,
  title,
  wire: `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: ${coding}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  ...more,
});
const size = (body: string): string => body.length.toString(16);
const chunked = (id: string, title: string, body: string, more: Partial<Row> = {}): Row => ({
  id: `ce-${id}`,
  title,
  wire: `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n${body}`,
  ...more,
});
const corrupt = `${gzip.slice(0, 20)}\xff\xff\xff${gzip.slice(23)}`;

export const codings: readonly Row[] = [
  coded('gzip', 'gzip', 'gzip', gzip),
  coded('x-gzip', 'x-gzip', 'x-gzip', gzip),
  coded('upper', 'GZIP', 'GZIP', gzip),
  coded('deflate', 'deflate', 'deflate', latin1(deflateSync(text))),
  coded('deflate-raw', 'deflate without its zlib wrapping', 'deflate', latin1(deflateRawSync(text))),
  coded('br', 'br', 'br', latin1(brotliCompressSync(text))),
  coded('identity', 'identity', 'identity', text),
  coded('unknown', 'an unknown coding', 'foo', text),
  coded('empty', 'gzip over nothing', 'gzip', ''),
  coded('plain', 'gzip over plain text', 'gzip', text),
  coded('plain-deflate', 'deflate over plain text', 'deflate', text),
  coded('plain-br', 'br over plain text', 'br', text),
  coded('cut-head', 'gzip cut in its header', 'gzip', gzip.slice(0, 6)),
  coded('cut-data', 'gzip cut in its data', 'gzip', gzip.slice(0, 30)),
  coded('cut-trailer', 'gzip cut before its check sum', 'gzip', gzip.slice(0, -8)),
  coded('cut-1', 'gzip cut by one octet', 'gzip', gzip.slice(0, -1)),
  coded('bad-crc', 'gzip with a wrong check sum', 'gzip', `${gzip.slice(0, -8)}\x00\x00\x00\x00${gzip.slice(-4)}`),
  coded('bad-size', 'gzip with a wrong size', 'gzip', `${gzip.slice(0, -4)}\x00\x00\x00\x00`),
  coded('corrupt', 'gzip corrupt in its data', 'gzip', corrupt),
  coded('junk-behind', 'gzip with junk behind', 'gzip', `${gzip}junk`),
  coded('two-members', 'two gzip members', 'gzip', gzip + gzip),
  coded('gzip-gzip', 'gzip, gzip', 'gzip, gzip', latin1(gzipSync(Buffer.from(gzip, 'latin1')))),
  coded('br-cut', 'br cut', 'br', latin1(brotliCompressSync(text)).slice(0, 20)),
  {
    ...coded('short', 'gzip, Content-Length too large, FIN', 'gzip', gzip),
    wire: `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 200\r\n\r\n${gzip}`,
  },
  {
    ...coded('close', 'gzip delimited by the close', 'gzip', gzip),
    wire: `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n${gzip}`,
  },
  {
    id: 'ce-close-cut',
    title: 'gzip delimited by the close, cut',
    wire: `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n${gzip.slice(0, 30)}`,
  },
  chunked('chunked', 'gzip in chunks', `${size(gzip)}\r\n${gzip}\r\n0\r\n\r\n`),
  chunked('chunked-nolast', 'whole gzip in chunks, no last-chunk', `${size(gzip)}\r\n${gzip}\r\n`),
  chunked('chunked-cut', 'cut gzip in whole chunks', `${size(gzip.slice(0, 30))}\r\n${gzip.slice(0, 30)}\r\n0\r\n\r\n`),
  chunked(
    'chunked-cut-nolast',
    'cut gzip in chunks, no last-chunk',
    `${size(gzip.slice(0, 30))}\r\n${gzip.slice(0, 30)}\r\n`,
  ),
];

/** Findings about the chunked coding (RFC 9112 §7.1). */
import type { FindingKind } from '../finding.ts';
import { rfc } from '../spec.ts';
import { number, plural, quoted } from '../words.ts';
import { fromDeviation } from './from-deviation.ts';

const spec = [rfc(9112, '7.1')];
const sizeSpec = [rfc(9112, '7.1'), rfc(9112, '7.1.3')];

function chunked(body: string): { wire: string } {
  return { wire: `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body}` };
}

export const chunkFindings: readonly FindingKind[] = [
  fromDeviation('status-line-in-chunks', {
    severity: 'error',
    title: 'A second status line where a chunk size belongs',
    spec: [rfc(9112, '7.1'), rfc(9112, '11.1')],
    example: chunked('5\r\nhello\r\nHTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\noops'),
    detail: ({ quote, span }, { response }) =>
      `After ${plural(response.chunked?.count ?? 0, 'chunk')}, at octet ${number(span[0])}, stands ${quoted(quote)} where a chunk size belongs. ` +
      'A server or proxy failed after the 200 had gone out, and wrote its error response into the body. ' +
      'No client can read that status: each reports broken chunk framing, or a body that ended early.',
  }),
  fromDeviation('chunk-size-unreadable', {
    severity: 'error',
    title: 'A chunk size that cannot be read',
    spec,
    example: chunked('zz\r\nhello\r\n0\r\n\r\n'),
    detail: ({ quote, span }, { response }) =>
      `After ${plural(response.chunked?.count ?? 0, 'chunk')}, at octet ${number(span[0])}, stands ${quoted(quote)} where a chunk size belongs. ` +
      'Without it nobody knows where the next chunk begins: the rest of the stream cannot be followed, and every client reports an error in the body.',
  }),
  fromDeviation('chunk-data-unterminated', {
    severity: 'error',
    title: 'Chunk data is not followed by CRLF',
    spec,
    example: chunked('5\r\nhelloXX\r\n0\r\n\r\n'),
    detail: ({ quote, span }, { response }) =>
      `Chunk ${number(response.chunked?.count ?? 0)} should end at octet ${number(span[0])} with CRLF, and ${quoted(quote)} stands there. ` +
      'The declared size and the data do not agree, so the rest of the stream cannot be followed. Clients report an error in the body.',
  }),
  fromDeviation('chunk-size-whitespace-before', {
    severity: 'error',
    title: 'White space before a chunk size',
    spec,
    example: chunked(' 5\r\nhello\r\n0\r\n\r\n'),
    detail: ({ quote }) =>
      `A chunk-size line begins with ${quoted(quote)}. Python and Firefox skip it; curl, Node, Go, Chromium, Java and hyper report broken chunk framing.`,
  }),
  fromDeviation('chunk-size-whitespace-after', {
    severity: 'warning',
    title: 'White space after a chunk size',
    spec: [rfc(9112, '7.1.1')],
    example: chunked('5 \r\nhello\r\n0\r\n\r\n'),
    detail: ({ count }) =>
      `${plural(count, 'chunk size is', 'chunk sizes are')} followed by blanks. Some servers pad the size to a fixed width. Most clients skip them; Node and undici report an error in the body.`,
  }),
  fromDeviation('chunk-size-prefix', {
    severity: 'error',
    title: 'A chunk size with 0x before it',
    spec,
    example: chunked('0x5\r\nhello\r\n0\r\n\r\n'),
    detail: ({ quote }) =>
      `A chunk size begins with ${quoted(quote)}. It was read as hexadecimal after that prefix, as Python and Firefox do; Java reads the 0 as the last-chunk and hands over ` +
      'an empty body without an error; the others report broken chunk framing.',
  }),
  fromDeviation('chunk-size-sign', {
    severity: 'error',
    title: 'A chunk size with a sign',
    spec,
    example: chunked('+5\r\nhello\r\n0\r\n\r\n'),
    detail: () =>
      'A chunk size begins with "+". It was read as the number after it; clients that parse it as a plain hexadecimal number report broken chunk framing.',
  }),
  fromDeviation('chunk-size-leading-zeros', {
    severity: 'info',
    title: 'Chunk sizes with leading zeros',
    spec,
    example: chunked('0005\r\nhello\r\n0\r\n\r\n'),
    detail: ({ quote, count }) =>
      `${plural(count, 'chunk size begins', 'chunk sizes begin')} with zeros, the first being ${quoted(quote)}. That is allowed, and clients read it; a recipient that limits the digits may not.`,
  }),
  fromDeviation('last-chunk-spelling', {
    severity: 'info',
    title: 'The last-chunk has more than one zero',
    spec,
    example: chunked('5\r\nhello\r\n000\r\n\r\n'),
    detail: ({ quote }) =>
      `The last-chunk is spelled ${quoted(quote)}. That is allowed (1*("0")), and clients read it.`,
  }),
  fromDeviation('chunk-size-inexact', {
    severity: 'warning',
    title: 'A chunk size beyond 2^53',
    spec: sizeSpec,
    example: chunked('7fffffffffffffff\r\nhello'),
    detail: ({ quote }) =>
      `A chunk declares ${quoted(quote)} octets (hexadecimal), more than a double can count exactly. No body is that long: the size is most likely wrong, and clients overflow or wait.`,
  }),
  fromDeviation('chunk-size-overflow', {
    severity: 'error',
    title: 'A chunk size beyond 2^64',
    spec: sizeSpec,
    example: chunked('10000000000000005\r\nhello\r\n0\r\n\r\n'),
    detail: ({ quote }) =>
      `A chunk declares ${quoted(quote)} octets (hexadecimal), more than 64 bits hold. A recipient that lets the number wrap around reads another size, ` +
      'and finds other chunks behind it (Java’s client does): that is a way to smuggle content. The others report broken chunk framing.',
  }),
  fromDeviation('chunk-ext-malformed', {
    severity: 'warning',
    title: 'A chunk extension that breaks the grammar',
    spec: [rfc(9112, '7.1.1')],
    example: chunked('5;a="b\r\nhello\r\n0\r\n\r\n'),
    detail: ({ quote }) =>
      `After a chunk size stands ${quoted(quote)}, which is no list of extensions (;name or ;name=value). Most clients skip everything up to the line end; those that read extensions report an error.`,
  }),
  {
    id: 'chunk-extensions',
    severity: 'info',
    title: 'Chunks carry extensions',
    spec: [rfc(9112, '7.1.1')],
    example: chunked('5;a=b\r\nhello\r\n0;c\r\n\r\n'),
    judge({ response }) {
      const extended = response.chunked?.extended ?? 0;
      if (extended === 0) return null;
      return {
        detail: `${plural(extended, 'chunk-size line carries', 'chunk-size lines carry')} extensions. No client shows them; a recipient skips those it does not know, and may refuse very long ones.`,
        span: null,
        count: extended,
      };
    },
  },
  fromDeviation('limit-chunk-line', {
    severity: 'warning',
    title: 'A chunk-size line that is longer than is kept',
    spec: [rfc(9112, '7.1.1')],
    example: chunked(`5;a=${'b'.repeat(17_000)}\r\nhello\r\n0\r\n\r\n`),
    detail: ({ count }) =>
      `${plural(count, 'chunk-size line is', 'chunk-size lines are')} longer than 16 KiB; only the beginning was read. Clients have limits of their own (Node 16 KiB), and endless extensions have been used to exhaust servers.`,
  }),
];

/** Findings about how the end of the body is known (RFC 9112 §6.3), where the octets allow more than one reading. */

import type { FramingConflict } from '../../wire/http1/framing.ts';
import type { Exchange } from '../exchange.ts';
import type { Example, FindingKind, Severity, SpecReference } from '../finding.ts';
import { rfc } from '../spec.ts';
import { quoted } from '../words.ts';

interface ConflictWords {
  severity: Severity;
  title: string;
  spec: SpecReference[];
  example: Example;
  detail(values: { lengths: string; codings: string }): string;
}

const body = '5\r\nhello\r\n0\r\n\r\n';
const lengthSpec = [rfc(9110, '8.6'), rfc(9112, '6.3')];
const codingSpec = [rfc(9112, '6.1'), rfc(9112, '6.3')];

function ok(fields: string, content: string, version = '1.1', status = '200 OK'): Example {
  return { wire: `HTTP/${version} ${status}\r\n${fields}\r\n\r\n${content}` };
}

const conflicts: Record<FramingConflict, ConflictWords> = {
  'content-length-and-transfer-encoding': {
    severity: 'error',
    title: 'Both Content-Length and Transfer-Encoding',
    spec: [rfc(9112, '6.3'), rfc(9112, '11.2')],
    example: ok('Content-Length: 3\r\nTransfer-Encoding: chunked', body),
    detail: ({ lengths, codings }) =>
      `The head gives Content-Length ${lengths} and Transfer-Encoding ${codings}. Transfer-Encoding was followed, as RFC 9112 has it; ` +
      'a recipient that follows Content-Length (Java’s client does) reads another body, and takes what remains for the next response. ' +
      'Between a proxy and its clients that is a way to smuggle a response; Node, undici and aiohttp refuse the message.',
  },
  'content-length-repeated': {
    severity: 'warning',
    title: 'Content-Length given more than once, with one value',
    spec: lengthSpec,
    example: ok('Content-Length: 5, 5', 'hello'),
    detail: ({ lengths }) =>
      `Content-Length reads ${lengths}. As every value is the same it was taken once, which RFC 9110 allows; Node, undici, Go, Java and aiohttp refuse the list form.`,
  },
  'content-length-differs': {
    severity: 'error',
    title: 'Content-Length given with different values',
    spec: [rfc(9112, '6.3'), rfc(9112, '11.2')],
    example: ok('Content-Length: 5\r\nContent-Length: 6', 'hello'),
    detail: ({ lengths }) =>
      `Content-Length reads ${lengths}. Nobody can tell where this body ends: RFC 9112 calls it an unrecoverable error. Here the octets were read ` +
      'to the end of the connection. Java and Python’s http.client take the first value; most others refuse.',
  },
  'content-length-invalid': {
    severity: 'error',
    title: 'Content-Length is not a number',
    spec: lengthSpec,
    example: ok('Content-Length: -5', 'hello'),
    detail: ({ lengths }) =>
      `Content-Length reads ${lengths}, which is not one or more digits: an unrecoverable error by RFC 9112. Here the octets were read to the end of the ` +
      'connection, as browsers and Python do; curl reads a sign or trailing letters away; Node, Go, undici and hyper refuse the response.',
  },
  'content-length-huge': {
    severity: 'warning',
    title: 'Content-Length is larger than clients can count',
    spec: lengthSpec,
    example: ok('Content-Length: 18446744073709551621', 'hello'),
    detail: ({ lengths }) =>
      `Content-Length reads ${lengths}, beyond 2^53. It is a valid number; clients that keep it in 64 bits or in a double overflow, round or refuse it, and then see different bodies.`,
  },
  'transfer-encoding-not-final-chunked': {
    severity: 'error',
    title: 'The last transfer coding is not chunked',
    spec: codingSpec,
    example: ok('Transfer-Encoding: chunked, gzip', body),
    detail: ({ codings }) =>
      `Transfer-Encoding reads ${codings}. As chunked is not the last coding, the body was read to the end of the connection, as RFC 9112 has it. ` +
      'Browsers and requests look for chunked anywhere and unwrap it; Go and h11 refuse. They end up with different bodies.',
  },
  'transfer-encoding-unknown': {
    severity: 'warning',
    title: 'A transfer coding that is not registered',
    spec: [rfc(9112, '7')],
    example: ok('Transfer-Encoding: xchunked', body),
    detail: ({ codings }) =>
      `Transfer-Encoding reads ${codings}. A coding that a recipient does not know cannot be undone: it hands over coded octets, or refuses the response.`,
  },
  'transfer-encoding-chunked-twice': {
    severity: 'error',
    title: 'Chunked is named more than once',
    spec: codingSpec,
    example: ok('Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked', body),
    detail: ({ codings }) =>
      `Transfer-Encoding reads ${codings}. A sender must not chunk a body twice. It was unwrapped once, as browsers, curl and Node do; Go and h11 refuse the response.`,
  },
  'transfer-encoding-parameter': {
    severity: 'warning',
    title: 'A transfer coding carries a parameter',
    spec: [rfc(9112, '7')],
    example: ok('Transfer-Encoding: chunked;q=1', body),
    detail: ({ codings }) =>
      `Transfer-Encoding reads ${codings}. Chunked has no parameters. It was read as chunked; clients that compare the whole value do not know the coding.`,
  },
  'transfer-encoding-empty': {
    severity: 'error',
    title: 'Transfer-Encoding is empty',
    spec: codingSpec,
    example: ok('Transfer-Encoding: \r\nContent-Length: 5', 'hello'),
    detail: () =>
      'Transfer-Encoding is there and names no coding. Its presence overrides Content-Length, so the body was read to the end of the connection; ' +
      'recipients that skip the empty field read Content-Length instead.',
  },
  'transfer-encoding-in-http10': {
    severity: 'error',
    title: 'Transfer-Encoding in an HTTP/1.0 response',
    spec: [rfc(9112, '6.1')],
    example: ok('Transfer-Encoding: chunked', body, '1.0'),
    detail: ({ codings }) =>
      `An HTTP/1.0 response carries Transfer-Encoding ${codings}. RFC 9112 has a recipient treat its framing as faulty and close the connection. ` +
      'The chunks were unwrapped here; Go and Chromium hand over the chunk framing as content, others unwrap it.',
  },
  'transfer-encoding-forbidden': {
    severity: 'error',
    title: 'Transfer-Encoding where no body may be',
    spec: [rfc(9112, '6.1')],
    example: ok('Transfer-Encoding: chunked', body, '1.1', '204 No Content'),
    detail: ({ codings }) =>
      `The response carries Transfer-Encoding ${codings}, but never has a body with this status. What follows the head is excess; ` +
      'a recipient that reads it as a body is out of step with everyone else on the connection.',
  },
  'content-length-forbidden': {
    severity: 'warning',
    title: 'Content-Length where no body may be',
    spec: [rfc(9110, '8.6')],
    example: ok('Content-Length: 0', '', '1.1', '204 No Content'),
    detail: ({ lengths }) =>
      `The response carries Content-Length ${lengths}, which a server must not send with this status: it has no body. Recipients that believe it wait for octets that are not part of this response.`,
  },
};

export const framingFindings: readonly FindingKind[] = (Object.keys(conflicts) as FramingConflict[]).map((id) => {
  const { detail, ...words } = conflicts[id];
  return {
    id,
    ...words,
    judge({ response }: Exchange) {
      const { head, reading } = response;
      if (!head || !reading?.conflicts.includes(id)) return null;
      const key = id.startsWith('content-length') ? 'content-length' : 'transfer-encoding';
      const first = head.fields.find((field) => field.key === key);
      const values = (name: string) =>
        head.fields
          .filter((field) => field.key === name)
          .map((field) => quoted(field.value))
          .join(' and ');
      return {
        detail: detail({
          lengths: values('content-length'),
          codings: values('transfer-encoding'),
        }),
        span: first?.span ?? head.span,
      };
    },
  };
});

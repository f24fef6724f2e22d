/** Findings about the trailer section (RFC 9110 §6.5). */
import type { FindingKind } from '../finding.ts';
import { rfc } from '../spec.ts';
import { announcedTrailers, trailerClass } from '../trailers.ts';
import { plural, quoted } from '../words.ts';

const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n';
const body = '\r\n5\r\nhello\r\n0\r\n';

export const trailerFindings: readonly FindingKind[] = [
  {
    id: 'trailer-forbidden',
    severity: 'error',
    title: 'A field that may not stand in a trailer section',
    spec: [rfc(9110, '6.5.1'), rfc(9112, '7.1.2')],
    example: { wire: `${chunked}${body}Content-Length: 99\r\n\r\n` },
    judge({ response }) {
      const announced = announcedTrailers(response.head);
      const forbidden = response.trailers.filter((field) => trailerClass(field.key, announced) === 'forbidden');
      const [first] = forbidden;
      if (first === undefined) return null;
      return {
        detail:
          `The trailer section holds ${forbidden.map((field) => quoted(field.name)).join(', ')}: fields for framing, routing, authentication, request modifiers, ` +
          'response control or content handling must come before the content. A recipient that merges it into the header section can be made to believe ' +
          'another length or another type; Node refuses the message for some of them, others drop the field.',
        span: first.span,
        count: forbidden.length,
      };
    },
  },
  {
    id: 'trailer-unannounced',
    severity: 'info',
    title: 'Trailer fields that the head did not announce',
    spec: [rfc(9110, '6.6.2')],
    example: { wire: `${chunked}${body}X-Checksum: abc\r\n\r\n` },
    judge({ response }) {
      const announced = announcedTrailers(response.head);
      const surprising = response.trailers.filter((field) => trailerClass(field.key, announced) === 'unannounced');
      const [first] = surprising;
      if (first === undefined) return null;
      return {
        detail:
          `${surprising.map((field) => quoted(field.name)).join(', ')} came in the trailer section without being named in a Trailer field. ` +
          'That is allowed; proxies that decide by the Trailer field whether to forward a trailer section drop it.',
        span: first.span,
        count: surprising.length,
      };
    },
  },
  {
    id: 'trailer-announced-absent',
    severity: 'warning',
    title: 'Announced trailer fields did not come',
    spec: [rfc(9110, '6.6.2')],
    example: { wire: `${chunked}Trailer: X-Checksum\r\n${body}\r\n` },
    judge({ response }) {
      const { head, trailers, whole } = response;
      if (head === null || !whole) return null;
      const came = new Set(trailers.map((field) => field.key));
      const absent = [...announcedTrailers(head)].filter((name) => !came.has(name));
      if (absent.length === 0) return null;
      const field = head.fields.find((line) => line.key === 'trailer');
      return {
        detail:
          `The head announces ${absent.map(quoted).join(', ')}, and ${plural(trailers.length, 'trailer field')} came without ${absent.length === 1 ? 'it' : 'them'}. ` +
          'Some servers announce an error trailer and leave it out when all went well; a checksum that does not come leaves the content unchecked. ' +
          'Several servers send trailers only when the request says TE: trailers.',
        span: field?.span ?? null,
        severity: [...absent].every((name) => /error|grpc|status/.test(name)) ? 'info' : 'warning',
      };
    },
  },
];

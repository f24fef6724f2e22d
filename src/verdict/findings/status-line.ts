/** Findings about what stands before and in the status line (RFC 9112 §2.2, §4). */
import type { FindingKind } from '../finding.ts';
import { beganAsHttp } from '../outcome.ts';
import { rfc, source } from '../spec.ts';
import { classOf, registeredName, vendorName } from '../status-codes.ts';
import { number, plural, quoted } from '../words.ts';
import { fromDeviation } from './from-deviation.ts';

const tail = '\r\nContent-Length: 5\r\n\r\nhello';
const fetchStatus = source('Fetch: status', 'https://fetch.spec.whatwg.org/#concept-status');

export const statusLineFindings: readonly FindingKind[] = [
  {
    id: 'not-http',
    severity: 'error',
    title: 'No HTTP status line came',
    spec: [rfc(9112, '4'), rfc(1945, '3.1')],
    example: { wire: 'SSH-2.0-OpenSSH_9.2\r\n' },
    judge({ response, ending }) {
      if (response.head !== null || beganAsHttp(response)) return null;
      const begins = response.unfinishedLine?.text ?? '';
      const first = response.junk ? text(response.junk.beginning) : begins;
      return {
        detail:
          `What came begins with ${quoted(firstLine(first))}, and no line of it is a status line such as "HTTP/1.1 200 OK". ` +
          'Either the server speaks another protocol on this port, or it answers in the manner of HTTP/0.9: a body without a head. ' +
          'Clients report an unreadable response.',
        span: [response.junk?.offset ?? response.unfinishedLine?.offset ?? 0, ending.at],
      };
    },
  },
  fromDeviation('leading-empty-line', {
    severity: 'warning',
    title: 'Empty line before the status line',
    spec: [rfc(9112, '2.2')],
    example: { wire: `\r\nHTTP/1.1 200 OK${tail}` },
    detail: ({ count }) =>
      `${plural(count, 'empty line')} came before the status line. RFC 9112 lets servers skip such lines before a request; for a ` +
      'response it says nothing, and curl, Go, Java and Python take the response for HTTP/0.9 or refuse it.',
  }),
  fromDeviation('leading-junk', {
    severity: 'error',
    title: 'Octets before the status line',
    spec: [rfc(9112, '4')],
    example: { wire: `garbage line\r\nHTTP/1.1 200 OK${tail}` },
    detail: ({ quote, span }) =>
      `${plural(span[1] - span[0], 'octet')} came before the status line, beginning with ${quoted(firstLine(quote))}. ` +
      'They are often the rest of an earlier response on the same connection, or output printed before the head. ' +
      'Nearly every client refuses the response.',
  }),
  fromDeviation('status-line-leading-whitespace', {
    severity: 'error',
    title: 'White space before the status line',
    spec: [rfc(9112, '4')],
    example: { wire: ` HTTP/1.1 200 OK${tail}` },
    detail: ({ quote }) =>
      `The status line begins with ${quoted(quote)}. It must begin with the HTTP version. Browsers and Python skip the blanks; ` +
      'curl, Node, Go, Java and hyper refuse the response.',
  }),
  {
    id: 'http-version',
    severity: 'warning',
    title: 'Not the version of an HTTP/1.1 response',
    spec: [rfc(9112, '2.3'), rfc(9110, '2.5')],
    example: { wire: `HTTP/2 200 OK${tail}` },
    judge({ response }) {
      const line = response.head?.statusLine;
      if (!line || line.version === 'HTTP/1.1' || line.version === 'HTTP/1.0') return null;
      const version = line.version ?? '';
      return {
        detail: `The version reads ${quoted(version)}. ${versionRemark(version)}`,
        span: line.versionSpan ?? line.span,
        title: version === '' ? 'No HTTP version' : `Version ${quoted(version)} where HTTP/1.1 belongs`,
      };
    },
  },
  {
    id: 'http-1.0',
    severity: 'info',
    title: 'An HTTP/1.0 response',
    spec: [rfc(9110, '2.5'), rfc(9112, '9.3')],
    example: { wire: `HTTP/1.0 200 OK${tail}` },
    judge({ response }) {
      const line = response.head?.statusLine;
      if (line?.version !== 'HTTP/1.0') return null;
      return {
        detail:
          'The server answers with HTTP/1.0: no chunked coding, so no trailers, and the connection closes after the response ' +
          'unless it says keep-alive. A body without Content-Length can then be cut without anybody noticing.',
        span: line.versionSpan,
      };
    },
  },
  fromDeviation('status-line-separator', {
    severity: 'warning',
    title: 'Not exactly one space between the parts of the status line',
    spec: [rfc(9112, '4')],
    example: { wire: `HTTP/1.1  200\tOK${tail}` },
    detail: ({ quote }) =>
      `The status line separates its parts by ${quoted(quote)} where one SP belongs. Browsers step over it; ` +
      'Node, h11, Java and hyper refuse the response, and aiohttp reads status 0.',
  }),
  fromDeviation('status-line-no-separator', {
    severity: 'error',
    title: 'No space between the parts of the status line',
    spec: [rfc(9112, '4')],
    example: { wire: `HTTP/1.1200 OK${tail}` },
    detail: () =>
      'Two parts of the status line stand together without the SP between them. Where one ends is a guess, and most clients refuse the response.',
  }),
  {
    id: 'status-code-unparsable',
    severity: 'error',
    title: 'The status code is not a number',
    spec: [rfc(9112, '4'), rfc(9110, '15')],
    example: { wire: `HTTP/1.1 F00 NotANumber${tail}` },
    judge({ response }) {
      const line = response.head?.statusLine;
      if (!line || line.code !== null) return null;
      if (line.codeRaw === '') {
        return {
          detail: `The status line ${quoted(line.raw)} has no status code. Chromium takes it for a 200; nearly every other client refuses it.`,
          span: line.span,
          title: 'The status line has no status code',
        };
      }
      return {
        detail:
          `Where the status code belongs stands ${quoted(line.codeRaw)}. A status code is three digits; this cannot be read as one, ` +
          'so nobody can say whether the request worked. Nearly every client refuses the response; Chromium takes it for a 200.',
        span: line.codeSpan,
      };
    },
  },
  {
    id: 'status-code-length',
    severity: 'error',
    title: 'The status code does not have three digits',
    spec: [rfc(9112, '4'), rfc(9110, '15')],
    example: { wire: `HTTP/1.1 20 Short${tail}` },
    judge({ response }) {
      const line = response.head?.statusLine;
      if (!line || line.code === null || line.codeRaw.length === 3) return null;
      return {
        detail:
          `The status code reads ${quoted(line.codeRaw)}: ${plural(line.codeRaw.length, 'digit')}, where the grammar wants three. ` +
          'RFC 9110 has a client treat an invalid code as a 5xx. curl, Go, Node and h11 refuse it; Chromium and aiohttp show it as the ' +
          `number ${number(line.code)}.`,
        span: line.codeSpan,
      };
    },
  },
  {
    id: 'status-code-invalid',
    severity: 'error',
    title: 'The status code is outside 100 to 599',
    spec: [rfc(9110, '15'), fetchStatus],
    example: { wire: `HTTP/1.1 600 Over599${tail}` },
    judge({ response }) {
      const line = response.head?.statusLine;
      if (!line || line.code === null || line.codeRaw.length !== 3 || classOf(line.code) !== 'invalid') return null;
      const vendor = vendorName(line.code);
      return {
        detail:
          `The status code is ${line.codeRaw}. Codes outside 100 to 599 are invalid, and RFC 9110 has a client treat them as a 5xx; ` +
          'the Fetch standard allows 0 to 999, so browsers pass it on as it is, and code that tests for 4xx and 5xx does not see an error.' +
          (vendor ? ` It is known as ${vendor}.` : ''),
        span: line.codeSpan,
      };
    },
  },
  {
    id: 'status-code-unregistered',
    severity: 'info',
    title: 'The status code is not registered',
    spec: [rfc(9110, '15'), source('IANA: HTTP Status Codes', 'https://www.iana.org/assignments/http-status-codes')],
    example: { wire: `HTTP/1.1 499 Client Closed Request${tail}` },
    judge({ response }) {
      const line = response.head?.statusLine;
      if (!line || line.code === null || line.codeRaw.length !== 3) return null;
      if (classOf(line.code) === 'invalid' || registeredName(line.code) !== null) return null;
      const vendor = vendorName(line.code);
      return {
        detail:
          `${line.codeRaw} is not in the IANA registry. A client that does not know it treats it as ${Math.floor(line.code / 100)}00.` +
          (vendor ? ` It is known as ${vendor}.` : ''),
        span: line.codeSpan,
      };
    },
  },
  {
    id: 'reason-phrase-absent',
    severity: 'info',
    title: 'No reason phrase',
    spec: [rfc(9112, '4')],
    example: { wire: `HTTP/1.1 200 ${tail}` },
    judge({ response }) {
      const line = response.head?.statusLine;
      if (!line || line.code === null || (line.reasonRaw ?? '') !== '') return null;
      const absent = line.reasonRaw === null;
      return {
        detail:
          'The status line has no reason phrase. That is allowed, and nothing may depend on the phrase' +
          (absent
            ? '; but the SP that must stand before it is missing too, which strict recipients may refuse.'
            : ': statusText is empty in browsers, and logs that print it show nothing.'),
        span: line.span,
        ...(absent ? { severity: 'warning' as const, title: 'Neither a reason phrase nor the space before it' } : {}),
      };
    },
  },
  {
    id: 'reason-phrase-differs',
    severity: 'info',
    title: 'The reason phrase is not the registered one',
    spec: [rfc(9112, '4'), rfc(9110, '15.1')],
    example: { wire: `HTTP/1.1 200 Internal Server Error${tail}` },
    judge({ response }) {
      const line = response.head?.statusLine;
      if (!line || line.code === null || !line.reason || !line.reasonSpan) return null;
      const registered = registeredName(line.code);
      if (
        registered === null ||
        registered.startsWith('(') ||
        sameWords(registered, line.reason) ||
        formerNames[line.code] === line.reason
      )
        return null;
      return {
        detail:
          `The phrase is ${quoted(line.reasonRaw ?? '')}; the registered one for ${line.codeRaw} is "${registered}". ` +
          'Clients act on the code alone, and HTTP/2 drops the phrase: whoever reads the phrase may believe something else than the code says.',
        span: line.reasonSpan,
      };
    },
  },
  {
    id: 'reason-phrase-octets',
    severity: 'info',
    title: 'The reason phrase holds octets that are not plain text',
    spec: [rfc(9112, '4'), rfc(9110, '5.5')],
    example: { wire: `HTTP/1.1 200 Caf\xe9${tail}` },
    judge({ response }) {
      const line = response.head?.statusLine;
      if (!line?.reasonRaw || !line.reasonSpan || !/[^\t\x20-\x7e]/.test(line.reasonRaw)) return null;
      const control = /[^\t\x20-\x7e\x80-\xff]/.test(line.reasonRaw);
      const utf8 = !control && line.reason !== line.reasonRaw;
      return {
        detail:
          `The phrase is ${quoted(line.reasonRaw)}. ` +
          (control
            ? 'It holds control characters, which the grammar does not allow: many clients refuse the response, others hand them on to logs and terminals.'
            : utf8
              ? 'Its octets beyond ASCII are well-formed UTF-8, but HTTP gives them no encoding: clients show them as Latin-1.'
              : 'Its octets beyond ASCII (obs-text) have no defined encoding: clients show Latin-1, or replacement characters.'),
        span: line.reasonSpan,
        severity: control ? 'error' : 'info',
      };
    },
  },
];

/** Phrases that older RFCs registered for the same code. */
const formerNames: Record<number, string> = {
  302: 'Moved Temporarily',
  413: 'Request Entity Too Large',
  414: 'Request-URI Too Long',
  416: 'Requested Range Not Satisfiable',
  422: 'Unprocessable Entity',
};

function sameWords(a: string, b: string): boolean {
  return a.toLowerCase() === b.trim().toLowerCase();
}

function text(octets: Uint8Array): string {
  return String.fromCharCode(...octets);
}

function firstLine(octets: string): string {
  return octets.split(/\r?\n/, 1)[0] ?? '';
}

function versionRemark(version: string): string {
  if (/^HTTP\/[23](\.0)?$/i.test(version)) {
    return 'HTTP/2 and HTTP/3 have no status line: a gateway has written their name into an HTTP/1.1 message. curl and the browsers accept HTTP/2, most others refuse.';
  }
  if (/^http\/1\.[01]$/.test(version))
    return 'The name is case-sensitive and in capitals; many clients refuse it in lower case.';
  if (/^ICY$/i.test(version))
    return 'It is the greeting of Shoutcast servers, which HTTP clients refuse or take for HTTP/0.9.';
  if (/^HTTP\/1\.[2-9]$/i.test(version))
    return 'A recipient treats a higher minor version as the highest it knows, HTTP/1.1.';
  return 'Clients that check the version refuse the response.';
}

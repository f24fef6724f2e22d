/** Findings about interim responses, the 1xx that may come before the final one (RFC 9110 §15.2). */
import type { FieldLine } from '../../wire/http1/field-line.ts';
import type { Head } from '../../wire/http1/head.ts';
import type { Exchange } from '../exchange.ts';
import { fieldOf, statusWords } from '../final-response.ts';
import type { FindingKind } from '../finding.ts';
import { rfc } from '../spec.ts';
import { number, plural, quoted } from '../words.ts';

const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello';
const switching = 'HTTP/1.1 101 Switching Protocols\r\n';
const upgrade = 'Connection: Upgrade\r\nUpgrade: foo\r\n';

/** Methods whose requests have no content that a 100 could wait for. */
const contentless = new Set(['GET', 'HEAD', 'CONNECT', 'TRACE']);
const framingKeys = new Set(['content-length', 'transfer-encoding']);
/** They describe content, and an interim response has none. A 103 may repeat what the final head will say (RFC 8297 §2). */
const contentKeys = new Set(['content-type', 'content-encoding', 'content-language', 'content-range', 'trailer']);

export const interimFindings: readonly FindingKind[] = [
  {
    id: 'interim-responses',
    severity: 'info',
    title: 'Interim responses came before the final one',
    spec: [rfc(9110, '15.2')],
    example: { wire: `HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n${ok}` },
    judge({ response }) {
      const interims = response.interims.filter(({ statusLine }) => statusLine.code !== 101);
      const [first] = interims;
      if (first === undefined || response.head === null) return null;
      const others = interims.some(({ statusLine }) => statusLine.code !== 100);
      return {
        detail:
          `${plural(interims.length, 'interim response')} came: ${listed(interims)}. They are not the answer: a client reads on to the final response. ` +
          (others
            ? 'Python’s http.client and requests step over a 100 alone, and report any other 1xx as the final status, with an empty body.'
            : 'fetch() and most clients hide them.') +
          (interims.length > 5 ? ' undici, Go and Java give up when too many come (twenty were too many).' : ''),
        span: first.span,
        count: interims.length,
      };
    },
  },
  {
    id: 'interim-continue',
    severity: 'info',
    title: 'A 100 Continue that nothing waits for',
    spec: [rfc(9110, '15.2.1'), rfc(9110, '10.1.1')],
    example: { wire: `HTTP/1.1 100 Continue\r\n\r\n${ok}` },
    judge({ response: { interims, method, head: final } }) {
      const head = interims.find(({ statusLine }) => statusLine.code === 100);
      if (head === undefined || final === null || !contentless.has(method)) return null;
      return {
        detail:
          `A 100 tells a client to go on with the request’s content, and a ${quoted(method)} request has none. It does no harm here; ` +
          'it shows that the server, or a proxy before it, sends a 100 whatever the request says.',
        span: head.span,
      };
    },
  },
  {
    id: 'interim-field',
    severity: 'warning',
    title: 'An interim response carries fields that do not belong there',
    spec: [rfc(9110, '15.2'), rfc(9110, '8.6'), rfc(9112, '6.1')],
    example: { wire: `HTTP/1.1 102 Processing\r\nContent-Length: 0\r\n\r\n${ok}` },
    judge(exchange) {
      const misplaced = misplacedFields(exchange);
      const [first] = misplaced;
      if (first === undefined) return null;
      const framing = misplaced.some(({ key }) => framingKeys.has(key));
      const coding = misplaced.some(({ key }) => key === 'transfer-encoding');
      return {
        detail:
          `An interim response carries ${[...new Set(misplaced.map(({ name }) => quoted(name)))].join(', ')}. ` +
          (framing
            ? 'A 1xx ends with its empty line, whatever its fields say, and a server must not frame a body in it: a recipient that believes the field takes the beginning of the final response for a body.'
            : 'Such a field describes content, and a 1xx has none: what was meant for the final head stands where hardly any client looks.'),
        span: first.span,
        count: misplaced.length,
        severity: coding ? 'error' : framing ? 'warning' : 'info',
      };
    },
  },
  {
    id: 'switching-protocols',
    severity: 'info',
    title: 'The server says that it switches protocols',
    spec: [rfc(9110, '15.2.2'), rfc(9110, '7.8')],
    example: { wire: `${switching}${upgrade}\r\n\x01\x02` },
    judge(exchange) {
      const head = switched(exchange);
      if (head === null || head !== exchange.response.head) return null;
      const protocol = fieldOf(head, 'upgrade')?.value;
      return {
        detail:
          `A 101 came${protocol === undefined ? '' : `, for the protocol ${quoted(protocol)}`}. A server may send it only to a request that asked for it: Lastchunk does not ask for an upgrade ` +
          'unless the request carried an Upgrade field. Look whether yours did; to one that did not, the 101 is wrong, and clients report it as a final status or drop the connection.',
        span: head.statusLine.span,
      };
    },
  },
  {
    id: 'switching-without-upgrade',
    severity: 'warning',
    title: 'A 101 that does not name the protocol',
    spec: [rfc(9110, '15.2.2')],
    example: { wire: `${switching}\r\n${ok}` },
    judge(exchange) {
      const head = switched(exchange);
      if (head === null || !head.complete || fieldOf(head, 'upgrade') !== null) return null;
      return {
        detail:
          `${quoted(head.statusLine.raw)} came without an Upgrade field, which a 101 must have: nobody can know which protocol follows. ` +
          'Chromium and Node’s fetch read on as if it were any interim response; curl, Python’s http.client, Go and Firefox report 101 as the final status.',
        span: head.statusLine.span,
      };
    },
  },
  {
    id: 'switching-then-response',
    severity: 'error',
    title: 'An HTTP response after a 101',
    spec: [rfc(9110, '15.2.2'), rfc(9110, '7.8')],
    example: { wire: `${switching}${upgrade}\r\n${ok}` },
    judge({ response: { interims } }) {
      const index = interims.findIndex(({ statusLine }) => statusLine.code === 101);
      const head = interims[index];
      if (head === undefined) return null;
      return {
        detail:
          `A 101 came at octet ${number(head.span[0])}, and at octet ${number(head.span[1])} the server goes on with HTTP/1: it did not switch. It was read here as an interim response. ` +
          'Chromium does the same; curl, Go, Python’s http.client, hyper and Firefox report 101 as the final status, curl and Go with the response as its content; Node, undici, Java and httpx report an error.',
        span: head.span,
      };
    },
  },
];

/** The 101 of an exchange, whether another protocol or a response came after it. */
function switched({ response }: Exchange): Head | null {
  const heads = response.head === null ? response.interims : [...response.interims, response.head];
  return heads.find(({ statusLine }) => statusLine.code === 101 && statusLine.codeRaw.length === 3) ?? null;
}

/** The framing findings tell of Content-Length and Transfer-Encoding in a 101 that was final. */
function misplacedFields({ response }: Exchange): FieldLine[] {
  return response.interims.flatMap(({ fields, statusLine }) =>
    fields.filter(({ key }) => framingKeys.has(key) || (statusLine.code !== 103 && contentKeys.has(key))),
  );
}

/** `103 Early Hints, 100 Continue (20 times)`: the first few, in order, with repetitions counted. */
function listed(interims: readonly Head[]): string {
  const runs: { words: string; count: number }[] = [];
  for (const head of interims) {
    const words = statusWords(head);
    const last = runs.at(-1);
    if (last?.words === words) last.count++;
    else runs.push({ words, count: 1 });
  }
  const shown = runs.slice(0, 5).map(({ words, count }) => (count === 1 ? words : `${words} (${number(count)} times)`));
  return `${shown.join(', ')}${runs.length > shown.length ? ' and others' : ''}`;
}

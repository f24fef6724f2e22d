/** Findings about digests of the content, in the head or after it (RFC 9530), and what they prove. An ETag is no digest. */
import { latin1 } from '../../wire/octets.ts';
import { advice } from '../advice.ts';
import { type Digest, digestLengths, readDigests } from '../content/digest-fields.ts';
import type { Exchange } from '../exchange.ts';
import type { FindingKind } from '../finding.ts';
import { rfc } from '../spec.ts';
import { quoted } from '../words.ts';

const five = 'Content-Length: 5\r\n\r\nhello';
const hello = 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=';

/** One digest and what became of it. */
interface Check {
  digest: Digest;
  trailer: boolean;
  /** `decoded`: it is that of the content with its codings undone. */
  result: 'match' | 'decoded' | 'mismatch' | 'unreadable' | Unchecked;
}

/** Why a digest could not be compared with the content. */
interface Unchecked {
  why: string;
}

export const integrityFindings: readonly FindingKind[] = [
  {
    id: 'digest-mismatch',
    severity: 'error',
    advice: advice.digest,
    title: 'The content does not have the digest that the server gives',
    spec: [rfc(9530, '2'), rfc(9530, '6.1')],
    signal: true,
    example: { wire: `HTTP/1.1 200 OK\r\nContent-Digest: sha-256=:${hello.replace('L', 'M')}:\r\n${five}` },
    judge(exchange) {
      const wrong = checks(exchange).filter(({ result }) => result === 'mismatch');
      const [first] = wrong;
      if (first === undefined) return null;
      const sent = exchange.content.hashes?.sent.get(first.digest.algorithm);
      return {
        detail:
          `${place(first)} says ${quoted(first.digest.value)}, and the ${first.digest.algorithm} of the ${exchange.response.bodyLength} octets that came is ${sent === undefined ? 'another' : base64(sent)}. ` +
          'The content was changed on its way, or is not what the server meant to send, although the framing is whole. Hardly any client compares.',
        span: first.digest.span,
        count: wrong.length,
      };
    },
  },
  {
    id: 'digest-before-coding',
    severity: 'warning',
    title: 'The digest is that of the content before it was compressed',
    spec: [rfc(9530, '2'), rfc(9530, '3'), rfc(9530, 'B')],
    example: {
      wire: `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nRepr-Digest: sha-256=:${hello}:\r\nContent-Length: 25\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\x48\xcd\xc9\xc9\x07\0\x86\xa6\x10\x36\x05\0\0\0`,
    },
    judge(exchange) {
      const found = checks(exchange).find(({ result }) => result === 'decoded');
      if (found === undefined) return null;
      return {
        detail:
          `${place(found)} is the ${found.digest.algorithm} of the decoded content. A digest is taken over the content as it is sent, codings in place: ` +
          'a client that checks would reject this response. A proxy that compressed it should have removed or replaced the field. The content itself is as the server meant it.',
        span: found.digest.span,
      };
    },
  },
  {
    id: 'digest-match',
    severity: 'info',
    title: 'The content has the digest that the server gives',
    spec: [rfc(9530, '2'), rfc(9530, '6.6')],
    example: { wire: `HTTP/1.1 200 OK\r\nContent-Digest: sha-256=:${hello}:\r\n${five}` },
    judge(exchange) {
      const right = checks(exchange).filter(({ result }) => result === 'match');
      const [first] = right;
      if (first === undefined) return null;
      const weak = right.every(({ digest }) => !strong.has(digest.algorithm));
      const names = [...new Set(right.map(({ digest }) => digest.algorithm))].join(', ');
      return {
        detail:
          `${place(first)}: the ${names} of what came is what the server says. ` +
          (exchange.response.state === 'close'
            ? 'So the content is whole, although its framing cannot tell. '
            : 'So nothing was lost or changed. ') +
          (weak
            ? 'That holds for accidents alone: this algorithm does not protect from somebody who changes the content on purpose.'
            : 'Whoever can change the content on its way can change the digest too: it proves no more than that.'),
        span: first.digest.span,
      };
    },
  },
  {
    id: 'digest-malformed',
    severity: 'warning',
    title: 'A digest that cannot be read',
    spec: [rfc(9530, '2'), rfc(9651, '3.2')],
    example: { wire: `HTTP/1.1 200 OK\r\nContent-Digest: sha-256=${hello}\r\n${five}` },
    judge(exchange) {
      const bad = checks(exchange).filter(({ result }) => result === 'unreadable');
      const [first] = bad;
      if (first === undefined) return null;
      const structured = first.digest.field === 'Content-Digest' || first.digest.field === 'Repr-Digest';
      return {
        detail:
          `${place(first)} reads ${quoted(first.digest.value)}. ` +
          (structured
            ? 'It should be a list of algorithms, each with "=" and its digest in base64 between colons, such as sha-256=:…:, and of the length that the algorithm has. '
            : 'It should be the digest in base64, of the length that the algorithm has. ') +
          'A client that checks digests ignores it, or rejects the response.',
        span: first.digest.span,
        count: bad.length,
      };
    },
  },
  {
    id: 'digest-unchecked',
    severity: 'info',
    title: 'A digest that could not be compared with the content',
    spec: [rfc(9530, '2'), rfc(9530, '3')],
    example: { wire: `HTTP/1.1 206 Partial Content\r\nRepr-Digest: sha-256=:${hello}:\r\n${five}` },
    judge(exchange) {
      const all = checks(exchange);
      const found = all.find(({ result }) => typeof result === 'object');
      if (found === undefined || typeof found.result !== 'object') return null;
      // One that could be compared says what there is to say.
      if (all.some(({ result }) => result === 'match' || result === 'mismatch' || result === 'decoded')) return null;
      return {
        detail: `${place(found)} gives a digest of ${found.digest.algorithm}: ${found.result.why}.`,
        span: found.digest.span,
      };
    },
  },
];

/** Algorithms that are active in the registry (RFC 9530 §7.2). */
const strong: ReadonlySet<string> = new Set(['sha-256', 'sha-512']);

function place({ digest, trailer }: Check): string {
  return trailer ? `The trailer ${digest.field}` : digest.field;
}

function checks(exchange: Exchange): Check[] {
  const { head, trailers } = exchange.response;
  if (head === null || !head.complete) return [];
  const inHead = readDigests(head.fields).map((digest) => check(exchange, digest, false));
  return [...inHead, ...readDigests(trailers).map((digest) => check(exchange, digest, true))];
}

function check(exchange: Exchange, digest: Digest, trailer: boolean): Check {
  const { content } = exchange;
  if (digest.expected === null) return { digest, trailer, result: 'unreadable' };
  const why = incomparable(exchange, digest) ?? uncomputed(exchange, digest, trailer);
  if (why !== null) return { digest, trailer, result: { why } };
  const { algorithm, expected } = digest;
  if (same(content.hashes?.sent.get(algorithm), expected)) return { digest, trailer, result: 'match' };
  const decoded = same(content.hashes?.decoded?.get(algorithm), expected);
  return { digest, trailer, result: decoded ? 'decoded' : 'mismatch' };
}

/** Why what the digest is of did not come, in words that fit after a colon; null when it did. */
function incomparable({ response, ending }: Exchange, { field }: Digest): string | null {
  const ofWhole = field === 'Repr-Digest' || field === 'Digest';
  if (response.reading?.framing === 'none') return 'there is no content in this response to compare it with';
  if (response.head?.statusLine.code === 206 && ofWhole) {
    return 'it is of the whole representation, and only a part of it was sent';
  }
  const closed = response.state === 'close' && (ending.transport === 'fin' || ending.transport === 'close-notify');
  if (!response.whole && !closed) return 'the content did not come to its end';
  return null;
}

function uncomputed({ content }: Exchange, { algorithm }: Digest, trailer: boolean): string | null {
  if (content.hashes?.sent.has(algorithm)) return null;
  if (trailer && content.hashes === null) {
    return 'no Trailer field announced it, and the content had gone by when it came';
  }
  if (trailer && Object.hasOwn(digestLengths, algorithm)) {
    return 'a Trailer field does not say which algorithm will come, and this one, which is not among the usual ones, was not computed';
  }
  return 'Lastchunk does not know this algorithm';
}

function same(one: Uint8Array | undefined, other: Uint8Array | null): boolean {
  if (one === undefined || other === null || one.length !== other.length) return false;
  return one.every((octet, index) => octet === other[index]);
}

/** In every engine that runs this, and no IO; but its type comes with the DOM's or Node's. */
declare function btoa(binary: string): string;

/** As the digest fields write it, so that the two can be compared. */
function base64(octets: Uint8Array): string {
  return btoa(latin1(octets));
}

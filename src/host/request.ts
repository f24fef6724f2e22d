/** A request as the user states it, made into octets. */
import { Buffer } from 'node:buffer';
import { isIPv6 } from 'node:net';
import type { RequestSpec } from '../protocol/messages.ts';
import { isToken, unfitForValue } from '../protocol/request-grammar.ts';
import { LastchunkError } from '../report/fault.ts';

export interface BuiltRequest {
  /** Head and content, ready to be written. */
  octets: Uint8Array;
  method: string;
  /** To dial: a name in ASCII, or an address, IPv6 without its brackets. */
  host: string;
  port: number;
  /** TLS. */
  secure: boolean;
  /** `host` or `host:port`, the port left out where it is the scheme's own (RFC 9112 §3.2). */
  authority: string;
  /** The URL as requested: without its fragment, which is never sent. */
  display: string;
  /** True when its fields ask to close the connection. */
  closes: boolean;
}

/** RFC 9110 §8.6: methods that anticipate content state its length also when there is none. */
const anticipateContent = new Set(['POST', 'PUT', 'PATCH']);

/**
 * The user's fields go out in their order and case; Host comes first (RFC 9112 §3.2) unless the user gave one; defaults
 * follow where the user gave none: `User-Agent`, `Accept`, `TE: trailers` with the `Connection: TE` it needs (RFC 9110
 * §10.1.4; several servers send trailers only when asked so), `Content-Length` where there is content. The target is in
 * origin-form, for CONNECT in authority-form (RFC 9112 §3.2). Content goes out as given: whoever states a
 * Transfer-Encoding has applied it.
 * @throws LastchunkError `url-invalid`, `url-scheme`, `url-credentials`, `method-invalid`, `field-invalid`.
 */
export function buildRequest(spec: RequestSpec, userAgent = 'lastchunk'): BuiltRequest {
  const url = parseUrl(spec.url);
  const { method } = spec;
  if (!isToken(method)) throw new LastchunkError('method-invalid', `${quote(method)} is not an HTTP method.`);
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const content = spec.body === undefined ? null : Buffer.from(spec.body, 'base64');
  url.hash = '';
  // Not pathname and search: an empty query, as in "/x?", is not in the latter.
  const target = method === 'CONNECT' ? `${url.hostname}:${port}` : url.href.slice(url.origin.length);
  const fields = withDefaults(spec, url.host, userAgent, content);
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`);
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`, 'latin1');
  return {
    octets: content === null ? head : Buffer.concat([head, content]),
    method,
    host: bare(url.hostname),
    port,
    secure,
    authority: url.host,
    display: url.href,
    closes: fields.some(([name, value]) => name.toLowerCase() === 'connection' && /\bclose\b/i.test(value)),
  };
}

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) throw new LastchunkError('url-invalid', `${quote(text)} is not an absolute URL.`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new LastchunkError('url-scheme', `${quote(url.protocol)} is a scheme that Lastchunk cannot fetch.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new LastchunkError('url-credentials', `The URL for ${url.host} holds a user name or a password.`);
  }
  return url;
}

function withDefaults(
  spec: RequestSpec,
  authority: string,
  userAgent: string,
  content: Uint8Array | null,
): [string, string][] {
  for (const [name, value] of spec.fields) checkField(name, value);
  const given = new Set(spec.fields.map(([name]) => name.toLowerCase()));
  const fields: [string, string][] = given.has('host') ? [] : [['Host', authority]];
  fields.push(...spec.fields);
  if (!given.has('user-agent')) fields.push(['User-Agent', userAgent]);
  if (!given.has('accept')) fields.push(['Accept', '*/*']);
  // TE and Connection go together: a Connection of the user's own stands as it is, and then TE is not added.
  if (!given.has('connection')) {
    if (!given.has('te')) fields.push(['TE', 'trailers']);
    fields.push(['Connection', 'TE']);
  }
  const length = content?.length ?? (anticipateContent.has(spec.method) ? 0 : null);
  if (length !== null && !given.has('content-length') && !given.has('transfer-encoding')) {
    fields.push(['Content-Length', String(length)]);
  }
  return fields;
}

/** RFC 9110 §5.1 and §5.5: what could end the field line early is refused; the value's octets are Latin-1. */
function checkField(name: string, value: string): void {
  if (!isToken(name)) throw new LastchunkError('field-invalid', `${quote(name)} is not a field name.`);
  const unfit = unfitForValue(value);
  if (unfit === null) return;
  throw new LastchunkError(
    'field-invalid',
    unfit > '\xff'
      ? `The value of ${name} holds ${quote(unfit)}, which is not Latin-1.`
      : `The value of ${name} holds a line break or a NUL.`,
  );
}

function bare(hostname: string): string {
  const inner = hostname.replace(/^\[|\]$/g, '');
  return isIPv6(inner) ? inner : hostname;
}

/** For a sentence: short, and without control characters. */
function quote(text: string): string {
  return JSON.stringify(text.length <= 200 ? text : `${text.slice(0, 200)}…`);
}

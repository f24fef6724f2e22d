/** From a request the page made to the one that Lastchunk sends over its own HTTP/1.1 connection. */
import type { RequestSpec } from '../../protocol/messages.ts';
import type { NetworkRecord } from './network-record.ts';

/** RFC 9110 §9.2.1. Method names are case-sensitive: `get` is not `GET`, and nothing is known of it. */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

export function isSafeMethod(method: string): boolean {
  return safeMethods.has(method);
}

/**
 * Fields of one connection, not of the message (RFC 9110 §7.6.1), and those that the host computes anew: Host from
 * the URL, Content-Length from the content.
 */
const dropped = new Set([
  'connection',
  'content-length',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The request to send again: same method, URL, end-to-end fields in order, and content. */
export function requestSpecOf(record: NetworkRecord): RequestSpec {
  const named = new Set(
    record.fields
      .filter(([name]) => name.toLowerCase() === 'connection')
      .flatMap(([, value]) => value.split(',').map((option) => option.trim().toLowerCase())),
  );
  const fields = record.fields.filter(([name]) => {
    const key = name.toLowerCase();
    return !key.startsWith(':') && !dropped.has(key) && !named.has(key);
  });
  const spec: RequestSpec = { method: record.method, url: withoutFragment(record.url), fields };
  return record.body === null ? spec : { ...spec, body: base64OfText(record.body.text) };
}

/** UTF-8, then base64: browsers hand a request's content to an extension as text. */
export function base64OfText(text: string): string {
  let binary = '';
  for (const octet of new TextEncoder().encode(text)) binary += String.fromCharCode(octet);
  return btoa(binary);
}

/** How many octets a base64 text stands for. */
export function base64Length(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4);
}

function withoutFragment(url: string): string {
  const hash = url.indexOf('#');
  return hash < 0 ? url : url.slice(0, hash);
}

/**
 * Secrets taken out of what is copied. Credentials and sessions travel in a few known fields (RFC 9110 §11, RFC 6265) and
 * in many that are named after what they hold; in a URL they stand as userinfo (RFC 3986 §3.2.1) or in a query parameter.
 */

/** What stands in a secret's place. */
export const REDACTED = '[redacted]';

const secretFields = new Set([
  'authorization',
  'proxy-authorization',
  'authentication-info',
  'proxy-authentication-info',
  'cookie',
  'cookie2',
  'set-cookie',
  'set-cookie2',
  'dpop',
]);

/** Last words of the names that people give to what holds a secret: `X-Api-Key`, `PRIVATE-TOKEN`, `access_token`. */
const secretWords =
  /(^|[-_.])(x?auth|auth[-_]?key|(api|access|secret|private|subscription|functions)[-_]?key|token|jwt|secret|passwd|password|pwd|credentials?|sess(ion)?([-_]?id)?|sid|signature|sig)$/i;

export function isSecretField(name: string): boolean {
  const key = name.trim().toLowerCase();
  return secretFields.has(key) || secretWords.test(key);
}

function isSecretParameter(name: string): boolean {
  // `accessToken` and `access_token` are the same word.
  return secretWords.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2'));
}

export interface Redacted<Value> {
  value: Value;
  /** How many secrets were replaced. */
  count: number;
}

/** Fields in order, the values of secret ones replaced; a URL in another (Referer, Location) loses its secrets alone. */
export function redactedFields(fields: readonly (readonly [string, string])[]): Redacted<[string, string][]> {
  let count = 0;
  const value = fields.map(([name, text]): [string, string] => {
    if (isSecretField(name)) {
      count += 1;
      return [name, REDACTED];
    }
    const url = /^(referer|location|content-location|origin)$/i.test(name) ? redactedUrl(text) : null;
    count += url?.count ?? 0;
    return [name, url?.value ?? text];
  });
  return { value, count };
}

/** The URL, less its userinfo and the values of secret query parameters. What is left is letter for letter as it was. */
export function redactedUrl(url: string): Redacted<string> {
  let count = 0;
  const replaced = (kept: string) => {
    count += 1;
    return kept + REDACTED;
  };
  const value = url
    .replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, (_, scheme: string) => `${replaced(scheme)}@`)
    .replace(/([?&])([^=&#]*)=([^&#]+)/g, (whole, mark: string, name: string) =>
      isSecretParameter(decoded(name)) ? replaced(`${mark}${name}=`) : whole,
    );
  return { value, count };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name.replaceAll('+', ' '));
  } catch {
    return name;
  }
}

/** Octets `[start, end)`. */
export type Span = [start: number, end: number];

/**
 * Where the secret values of a message head stand, obs-fold lines with them (RFC 9112 §5.2).
 * @param head Latin-1, an octet a character, from the message's first octet; what follows the empty line is not read
 */
export function secretSpans(head: string): Span[] {
  const spans: Span[] = [];
  const line = /([^\n]*)(\n|$)/y;
  let secret: Span | null = null;
  for (let at = 0, first = true; at < head.length; first = false) {
    line.lastIndex = at;
    const [whole = '', text = ''] = line.exec(head) ?? [];
    const end = at + text.replace(/\r$/, '').length;
    if (end === at) break;
    if (first) spans.push(...spansInTarget(text, at));
    else if (/^[ \t]/.test(text)) {
      if (secret !== null) secret[1] = end;
    } else {
      const [prefix = '', name = ''] = /^([^:]*):[ \t]*/.exec(text) ?? [];
      secret = prefix !== '' && isSecretField(name) && end > at + prefix.length ? [at + prefix.length, end] : null;
      if (secret !== null) spans.push(secret);
    }
    at += whole.length;
  }
  return spans;
}

/** Secrets in the target of a request line: parameters of its query, and userinfo where it is in absolute-form. */
function spansInTarget(line: string, at: number): Span[] {
  const spans: Span[] = [];
  const [, before = '', target = ''] = /^([^ ]+ )([^ ]+)/.exec(line) ?? [];
  if (before.startsWith('HTTP/')) return [];
  const userinfo = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)@/i.exec(target);
  if (userinfo?.[1]) {
    const start = at + before.length + userinfo[0].length - userinfo[1].length - 1;
    spans.push([start, start + userinfo[1].length]);
  }
  for (const match of target.matchAll(/[?&]([^=&#]*)=([^&#]+)/g)) {
    if (!isSecretParameter(decoded(match[1] ?? ''))) continue;
    const end = at + before.length + match.index + match[0].length;
    spans.push([end - (match[2] ?? '').length, end]);
  }
  return spans;
}

/**
 * A run of octets, those within `spans` replaced by asterisks: offsets stay true, and lengths are not a secret.
 * @param start where the run stands in the stream that `spans` count in
 */
export function maskedOctets(octets: Uint8Array, start: number, spans: readonly Span[]): Redacted<Uint8Array> {
  const value = octets.slice();
  let count = 0;
  for (const [from, to] of spans) {
    if (to <= start || from >= start + octets.length) continue;
    value.fill(0x2a, Math.max(0, from - start), Math.min(octets.length, to - start));
    count += 1;
  }
  return { value, count };
}

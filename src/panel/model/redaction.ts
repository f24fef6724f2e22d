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

/** By its name: its value is a secret, or a URL that may have some. */
export function mayHoldSecrets(name: string): boolean {
  return isSecretField(name) || urlFields.test(name.trim());
}

export interface Redacted<Value> {
  value: Value;
  /** How many secrets were replaced. */
  count: number;
}

/** Fields whose value is a URL: it loses its secrets alone. */
const urlFields = /^(referer|location|content-location|origin)$/i;

/** Fields in order, the values of secret ones replaced. */
export function redactedFields(fields: readonly (readonly [string, string])[]): Redacted<[string, string][]> {
  let count = 0;
  const value = fields.map(([name, text]): [string, string] => {
    const spans = spansInValue(name, text, 0);
    count += spans.length;
    return [name, cutOut(text, spans)];
  });
  return { value, count };
}

/** The URL, less its userinfo and the values of its secret parameters. What is left is letter for letter as it was. */
export function redactedUrl(url: string): Redacted<string> {
  const spans = spansInUrl(url, 0);
  return { value: cutOut(url, spans), count: spans.length };
}

function cutOut(text: string, spans: readonly Span[]): string {
  let value = '';
  let at = 0;
  for (const [start, end] of spans) {
    value += text.slice(at, start) + REDACTED;
    at = end;
  }
  return value + text.slice(at);
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
      const found = prefix === '' ? [] : spansInValue(name, head.slice(at + prefix.length, end), at + prefix.length);
      secret = isSecretField(name) ? (found[0] ?? null) : null;
      spans.push(...found);
    }
    at += whole.length;
  }
  return spans;
}

/** Secrets in the target of a request line. */
function spansInTarget(line: string, at: number): Span[] {
  const [, before = '', target = ''] = /^([^ ]+ )([^ ]+)/.exec(line) ?? [];
  return before.startsWith('HTTP/') ? [] : spansInUrl(target, at + before.length);
}

/** What is secret of a field's value, which stands at `at`. */
export function spansInValue(name: string, value: string, at: number): Span[] {
  if (isSecretField(name)) return value === '' ? [] : [[at, at + value.length]];
  return urlFields.test(name.trim()) ? spansInUrl(value, at) : [];
}

/**
 * Userinfo, and the values of secret parameters: those of the query, and of the fragment, in which OAuth gives its tokens
 * (RFC 6749 §4.2.2).
 */
function spansInUrl(url: string, at: number): Span[] {
  const spans: Span[] = [];
  const userinfo = /^([a-z][a-z0-9+.-]*:\/\/)([^/?#]+)@/i.exec(url);
  if (userinfo !== null) {
    const start = at + (userinfo[1] ?? '').length;
    spans.push([start, start + (userinfo[2] ?? '').length]);
  }
  for (const match of url.matchAll(/[?&#]([^=?&#]*)=([^&#]+)/g)) {
    if (!isSecretParameter(decoded(match[1] ?? ''))) continue;
    const end = at + match.index + match[0].length;
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

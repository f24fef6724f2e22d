/** A request as a command of curl, for any POSIX shell: what curl then sends is what Lastchunk sends, octet for octet. */
import type { RequestSpec } from '../../protocol/messages.ts';
import { octetsOf } from './octet-text.ts';
import { redactedFields, redactedUrl } from './redaction.ts';

export interface CurlCommand {
  text: string;
  /** How many secrets were replaced. */
  redacted: number;
}

export interface CurlOptions {
  /** Replaces secrets in fields and URL; the content stays as it is. */
  redact: boolean;
  /** Goes on although the certificate is not trusted. */
  insecure?: boolean;
}

/**
 * `-sS` no progress, but errors; `-i` the head too; `--raw` chunks as they came; `-N` at once: together they show where a
 * response broke.
 */
const shown = 'curl --http1.1 -sS -i --raw -N';

/** RFC 9110 §8.6: methods that anticipate content state its length also when there is none. */
const anticipateContent = new Set(['POST', 'PUT', 'PATCH']);

/** Octets of one argument: Linux takes 131,072. Longer content goes through a pipe. */
const ARGUMENT_LIMIT = 100_000;

/** Content longer than this may make curl wait for a 100 (Continue), which Lastchunk does not ask for. */
const EXPECT_LIMIT = 1_024;

/**
 * Fields go in order and case, Latin-1 as the host sends them, and the URL without its fragment. One thing curl cannot be
 * told: with `Transfer-Encoding: chunked` it makes the chunks itself.
 */
export function curlCommand(request: RequestSpec, { redact, insecure = false }: CurlOptions): CurlCommand {
  const { method, body } = request;
  const sent = URL.canParse(request.url) ? withoutHash(new URL(request.url)) : request.url;
  const url = redact ? redactedUrl(sent) : { value: sent, count: 0 };
  const fields = redact ? redactedFields(request.fields) : { value: request.fields, count: 0 };
  const content = body === undefined && !anticipateContent.has(method) ? null : octetsOf(body ?? '');
  const lines = [shown];
  if (insecure) lines.push('--insecure');
  // Brackets and braces are patterns to curl.
  if (/[[\]{}]/.test(url.value)) lines.push('--globoff');
  if (method === 'HEAD' && content === null) lines.push('--head');
  else if (method !== (content === null ? 'GET' : 'POST')) lines.push(`-X ${word(method)}`);
  const head = `${lines.join(' ')} ${word(url.value)}`;
  const headers = [...fields.value.map(([name, value]) => header(name, value)), ...implied(request, content)];
  const parts = [head, ...headers.map((text) => `-H ${word(text)}`)];
  const text = content === null ? null : literal(content);
  if (text !== null) parts.push(`--data-raw ${quoted(text)}`);
  else if (content !== null) parts.push('--data-binary @-');
  const command = parts.join(' \\\n  ');
  const piped = content !== null && text === null;
  return {
    text: piped ? `printf ${printfFormat(content)} |\n${command}` : command,
    redacted: url.count + fields.count,
  };
}

function withoutHash(url: URL): string {
  url.hash = '';
  return url.href;
}

/** To curl, `Name:` with nothing behind it means to leave the field out; `Name;` sends it empty. */
function header(name: string, value: string): string {
  return value.trim() === '' ? `${name};` : `${name}: ${value}`;
}

/** What Lastchunk adds and curl does not, and what curl adds and Lastchunk does not. */
function implied({ fields }: RequestSpec, content: Uint8Array | null): string[] {
  const given = new Set(fields.map(([name]) => name.toLowerCase()));
  const headers: string[] = [];
  // Several servers send trailers only when asked so.
  if (!given.has('connection')) {
    if (!given.has('te')) headers.push('TE: trailers');
    headers.push('Connection: TE');
  }
  if (content === null) return headers;
  if (!given.has('content-type')) headers.push('Content-Type:');
  if (!given.has('expect') && content.length > EXPECT_LIMIT) headers.push('Expect:');
  return headers;
}

/** Content that can stand in a quoted argument: UTF-8 text, whose every character is what it seems. */
function literal(content: Uint8Array): string | null {
  if (content.length > ARGUMENT_LIMIT) return null;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    return /[^\P{C}\n\t]|\p{Zl}|\p{Zp}/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * Latin-1 text as one word, whatever encoding the terminal has: printable ASCII in quotes, the rest by `printf`. (`$'…'`
 * is not in every shell yet; a line feed, which `$(…)` would lose at its end, is in no field.)
 */
function word(text: string): string {
  if (/^[\w%+,./:=@-]+$/.test(text)) return /[:/]/.test(text) ? quoted(text) : text;
  return text
    .split(/([^\x20-\x7e]+)/)
    .map((run, index) => (index % 2 === 1 ? `"$(printf '${escapes(run)}')"` : run === '' ? '' : quoted(run)))
    .join('');
}

/** What Latin-1 does not have, the host refuses to send; curl may have it as UTF-8. */
function escapes(run: string): string {
  const latin1 = Uint8Array.from(run, (character) => character.charCodeAt(0));
  const octets = Array.from(run).every((character) => character <= '\xff') ? latin1 : new TextEncoder().encode(run);
  return Array.from(octets, octal).join('');
}

function octal(octet: number): string {
  return `\\${octet.toString(8).padStart(3, '0')}`;
}

/** Octets as the format of `printf`: a hyphen at the beginning would be an option. */
function printfFormat(octets: Uint8Array): string {
  const format = Array.from(octets, (octet, index) => {
    if (octet === 0x25) return '%%';
    if (octet === 0x5c) return '\\\\';
    const plain = octet >= 0x20 && octet < 0x7f && !(index === 0 && octet === 0x2d);
    return plain ? String.fromCharCode(octet) : octal(octet);
  });
  return quoted(format.join(''));
}

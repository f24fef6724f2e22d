/** A request as far as the zoo cares: which species, with what parameters, and whether the connection may go on. */

export interface ZooRequest {
  method: string;
  /** The path of the request target, such as `/cut-chunked-fin`. */
  path: string;
  query: URLSearchParams;
  /** False when the client asked to close after this exchange, or speaks HTTP/1.0. */
  persistent: boolean;
}

/** How the request's content is delimited: a count of octets, or the chunked coding (RFC 9112 §6.3). */
export type RequestContent = number | 'chunked';

export interface RequestHead {
  request: ZooRequest;
  content: RequestContent;
}

/** A request with no particulars, for rendering a species without a socket. */
export function plainRequest(path: string): ZooRequest {
  return { method: 'GET', path, query: new URLSearchParams(), persistent: true };
}

/** Splits a request target of any form (RFC 9112 §3.2) into path and query; what cannot be read is the path as it came. */
function splitTarget(target: string): { path: string; query: URLSearchParams } {
  try {
    const url = target.startsWith('/') ? new URL(`http://zoo${target}`) : new URL(target);
    return { path: url.pathname, query: url.searchParams };
  } catch {
    return { path: target, query: new URLSearchParams() };
  }
}

/** Reads a request's head (Latin-1, without its blank line); null when its first line is no request line. */
export function readRequestHead(text: string): RequestHead | null {
  const [requestLine = '', ...fieldLines] = text.split(/\r?\n/);
  const match = /^(\S+) +(\S+) +HTTP\/(\d)\.(\d)$/.exec(requestLine.trim());
  if (match === null) return null;
  const [, method = '', target = '', major, minor] = match;
  let content: RequestContent = 0;
  let persistent = major === '1' && minor !== '0';
  for (const line of fieldLines) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (name === 'content-length' && content !== 'chunked' && /^\d{1,15}$/.test(value)) content = Number(value);
    if (name === 'transfer-encoding' && /\bchunked\b/i.test(value)) content = 'chunked';
    if (name === 'connection' && /\bclose\b/i.test(value)) persistent = false;
  }
  return { request: { method, ...splitTarget(target), persistent }, content };
}

/** A Cookie field as a browser would send it (RFC 6265 §5.4), of the cookies that its API gives. */

/** What is read of a cookie, as `browser.cookies` gives it. */
export interface StoredCookie {
  name: string;
  value: string;
  path: string;
  secure: boolean;
  /** Seconds since the epoch; absent for a cookie of the session. */
  expirationDate?: number | undefined;
  partitionKey?: { topLevelSite?: string | undefined } | null | undefined;
}

/**
 * The field's value, or null where no cookie is to be sent. Longer paths stand first; the browser's own order, by time of
 * creation, is kept within them. Cookies partitioned under another site are those of that site's frames, and left out.
 * @param now milliseconds since the epoch
 */
export function cookieField(
  url: string,
  cookies: readonly StoredCookie[],
  now: number,
): { value: string; count: number } | null {
  const { protocol, hostname } = new URL(url);
  const confidential = protocol === 'https:' || isLoopback(hostname);
  const sent = cookies
    .filter(({ secure }) => !secure || confidential)
    .filter(({ expirationDate }) => expirationDate === undefined || expirationDate * 1000 > now)
    .filter(({ partitionKey }) => isOwnPartition(partitionKey?.topLevelSite, hostname))
    .sort((one, other) => other.path.length - one.path.length);
  if (sent.length === 0) return null;
  // A cookie without a name is sent as its value alone (RFC 6265bis §5.8.3).
  const pairs = sent.map(({ name, value }) => (name === '' ? value : `${name}=${value}`));
  return { value: pairs.join('; '), count: sent.length };
}

/** Browsers send Secure cookies to the machine itself without TLS, too. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^127(\.\d+){3}$|^\[::1\]$/.test(hostname);
}

function isOwnPartition(topLevelSite: string | undefined, hostname: string): boolean {
  if (topLevelSite === undefined || topLevelSite === '') return true;
  if (!URL.canParse(topLevelSite)) return false;
  const site = new URL(topLevelSite).hostname;
  return hostname === site || hostname.endsWith(`.${site}`);
}

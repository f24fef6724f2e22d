/** The permissions under which a browser lets an extension read the cookies of one URL. */

export interface CookieAccess {
  permissions: ['cookies'];
  origins: string[];
}

/**
 * The URL's host, and its parent domains: Chromium gives a cookie that was set for `example.com` to those alone who may
 * read `example.com` itself. Both schemes, for it takes a cookie that is not Secure for one of `http:`. A match pattern
 * has no port.
 */
export function accessTo(url: string): CookieAccess {
  const { hostname } = new URL(url);
  return { permissions: ['cookies'], origins: [hostname, ...parentsOf(hostname)].map((host) => `*://${host}/*`) };
}

/** Those that a cookie can be set for: of two labels at least, and no registry such as `co.uk`. */
function parentsOf(hostname: string): string[] {
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[')) return [];
  const labels = hostname.split('.').filter((label) => label !== '');
  return labels
    .map((_, index) => labels.slice(index))
    .filter((rest) => rest.length >= 2 && rest.length < labels.length && !isRegistry(rest))
    .map((rest) => rest.join('.'));
}

/** No list of all registries is at hand; these common ones are left out, for the question to be shorter. */
function isRegistry(labels: readonly string[]): boolean {
  return labels.length === 2 && /^(ac|co|com|edu|gov|go|gob|gouv|ne|net|or|org)\.[a-z]{2}$/.test(labels.join('.'));
}

/** One permission at a time, as they can be asked after and given back. */
export function partsOf({ permissions, origins }: CookieAccess): Partial<CookieAccess>[] {
  return [{ permissions }, ...origins.map((origin) => ({ origins: [origin] }))];
}

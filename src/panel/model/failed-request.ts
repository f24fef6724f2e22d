import type { NetworkRecord } from './network-record.ts';

/** Failures that are the page's or the browser's own doing: there is nothing of them on the wire. */
const byTheClient = /ABORTED|BLOCKED|CANCEL|CACHE_MISS|DISCONNECTED|INVALID_URL|UNSAFE_|NETWORK_CHANGED|SUSPENDED/i;

/** A GET that the browser reports as failed: by an error of the exchange, or a server error (5xx). */
export function isFailedGet({ method, status, error }: Pick<NetworkRecord, 'method' | 'status' | 'error'>): boolean {
  if (method !== 'GET') return false;
  if (error !== null) return !byTheClient.test(error);
  return status >= 500 && status <= 599;
}

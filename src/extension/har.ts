/** HAR 1.2 entries, as `devtools.network` gives them, to the records that the panel lists. */
import type { NetworkRecord, ReportedResponse } from '../panel/model/network-record.ts';

/** What is read of an entry. Browsers leave parts out, and add `_` fields of their own. */
export interface HarEntry {
  startedDateTime?: string;
  time?: number;
  serverIPAddress?: string;
  connection?: string;
  _fromCache?: string | null;
  request: {
    method: string;
    url: string;
    headers?: { name: string; value: string }[];
    postData?: { mimeType?: string; text?: string; params?: { name: string; value?: string }[] };
  };
  response?: {
    status?: number;
    statusText?: string;
    httpVersion?: string;
    headers?: { name: string; value: string }[];
    headersSize?: number;
    bodySize?: number;
    redirectURL?: string;
    content?: { size?: number; mimeType?: string };
    _transferSize?: number;
    _error?: string | null;
    _fetchedViaServiceWorker?: boolean;
  };
}

/** Null for what never went over HTTP: `data:`, `blob:`, an extension's own files. */
export function recordOf(entry: HarEntry, id: string): NetworkRecord | null {
  const { request, response } = entry;
  if (!/^https?:/i.test(request.url)) return null;
  const { content, bodySize } = response ?? {};
  return {
    id,
    method: request.method,
    url: request.url,
    status: response?.status ?? 0,
    statusText: response?.statusText ?? '',
    error: response?._error || null,
    mimeType: content?.mimeType ?? '',
    size: counted(content?.size) ?? counted(bodySize),
    ...startOf(entry),
    time: entry.time ?? 0,
    fields: (request.headers ?? []).map(({ name, value }) => [name, value]),
    body: bodyOf(request.postData),
    ...(response?.status ? { response: reportedOf(entry, response) } : {}),
  };
}

function reportedOf(entry: HarEntry, response: NonNullable<HarEntry['response']>): ReportedResponse {
  return {
    httpVersion: response.httpVersion ?? '',
    fields: (response.headers ?? []).map(({ name, value }) => [name, value]),
    transferSize: counted(response._transferSize),
    contentSize: counted(response.content?.size),
    redirectUrl: response.redirectURL ?? '',
    address: entry.serverIPAddress?.replace(/^\[|\]$/g, '') || null,
    source: sourceOf(entry, response),
    tellsErrors: '_error' in response,
  };
}

/**
 * Chromium names the cache and the service worker. Firefox does not, but gives neither a connection nor an address, and a
 * header section of no octets, to what it took from its cache.
 */
function sourceOf(entry: HarEntry, response: NonNullable<HarEntry['response']>): ReportedResponse['source'] {
  if (response._fetchedViaServiceWorker === true) return 'service-worker';
  const unconnected = !entry.connection && !entry.serverIPAddress && response.headersSize === 0;
  return entry._fromCache || unconnected ? 'cache' : 'network';
}

function startOf({ startedDateTime = '' }: HarEntry): { started?: number } {
  const started = Date.parse(startedDateTime);
  return Number.isNaN(started) ? {} : { started };
}

/** HAR writes -1 where a size is not known. */
function counted(size: number | undefined): number | null {
  return size !== undefined && size >= 0 ? size : null;
}

function bodyOf(postData: HarEntry['request']['postData']): NetworkRecord['body'] {
  if (postData === undefined) return null;
  const mimeType = postData.mimeType ?? '';
  if (postData.text !== undefined) return { text: postData.text, mimeType };
  // HAR allows a form's parts in the text's place; only this media type can be put together again from them.
  if (postData.params !== undefined && mimeType.startsWith('application/x-www-form-urlencoded')) {
    const form = new URLSearchParams(postData.params.map(({ name, value }) => [name, value ?? '']));
    return { text: form.toString(), mimeType };
  }
  return null;
}

/** HAR 1.2 entries, as `devtools.network` gives them, to the records that the panel lists. */
import type { NetworkRecord } from '../panel/model/network-record.ts';

/** What is read of an entry. Browsers leave parts out, and add `_` fields of their own. */
export interface HarEntry {
  startedDateTime?: string;
  time?: number;
  request: {
    method: string;
    url: string;
    headers?: { name: string; value: string }[];
    postData?: { mimeType?: string; text?: string; params?: { name: string; value?: string }[] };
  };
  response?: {
    status?: number;
    statusText?: string;
    bodySize?: number;
    content?: { size?: number; mimeType?: string };
    _error?: string | null;
  };
}

/** Null for what never went over HTTP: `data:`, `blob:`, an extension's own files. */
export function recordOf(entry: HarEntry, id: string): NetworkRecord | null {
  const { request, response } = entry;
  if (!/^https?:/i.test(request.url)) return null;
  const sizes = [response?.content?.size, response?.bodySize];
  return {
    id,
    method: request.method,
    url: request.url,
    status: response?.status ?? 0,
    statusText: response?.statusText ?? '',
    error: response?._error || null,
    mimeType: response?.content?.mimeType ?? '',
    size: sizes.find((size) => size !== undefined && size >= 0) ?? null,
    time: entry.time ?? 0,
    fields: (request.headers ?? []).map(({ name, value }) => [name, value]),
    body: bodyOf(request.postData),
  };
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

/** What the context menu was used on. */
export interface MenuClick {
  srcUrl?: string | undefined;
  linkUrl?: string | undefined;
  frameUrl?: string | undefined;
  pageUrl?: string | undefined;
}

/**
 * The URL to inspect: the medium under the pointer, else the link around it, else the frame, else the page. Where a
 * medium has no response of its own (`data:`, `blob:`) but lies in a link that has, the link is meant.
 */
export function menuTarget({ srcUrl, linkUrl, frameUrl, pageUrl }: MenuClick): string | null {
  const pointed = [srcUrl, linkUrl].filter((url) => url !== undefined && url !== '');
  return pointed.find((url) => /^https?:/i.test(url ?? '')) ?? pointed[0] ?? frameUrl ?? pageUrl ?? null;
}

/** The inspector's page on a URL, which it runs as it opens. The fragment keeps the URL out of every request. */
export function inspectorPage(url: string): string {
  return `src/extension/inspector.html#${new URLSearchParams({ url })}`;
}

/** The URL that `inspectorPage` put into a location's fragment, or null. */
export function urlOfPage(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('url');
}

/** What a page of DevTools asks the window for that it opens in its place. */

/** What the background is asked to open. */
export interface GrantMessage {
  openGrant: GrantQuestion;
}

export interface GrantQuestion {
  url: string;
  tabId: number;
  /** Names the port of the one who asked. */
  port: string;
}

export function grantPage(question: GrantQuestion): string {
  const { url, tabId, port } = question;
  return `src/extension/cookies/grant.html#${new URLSearchParams({ url, tab: String(tabId), port })}`;
}

/** What `grantPage` put into a location's fragment, or null. */
export function questionOf(hash: string): GrantQuestion | null {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const [url, port] = [parameters.get('url'), parameters.get('port')];
  if (url === null || port === null || !URL.canParse(url)) return null;
  return { url, tabId: Number(parameters.get('tab')), port };
}

export function isGrantMessage(message: unknown): message is GrantMessage {
  const asked: unknown = Object(message).openGrant;
  const { url, tabId, port } = Object(asked);
  return typeof url === 'string' && Number.isInteger(tabId) && typeof port === 'string';
}

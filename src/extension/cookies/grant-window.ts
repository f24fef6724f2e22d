/**
 * Where a page has no `browser.permissions` (Firefox's DevTools), a small window asks in its place. The two speak over a
 * port that the window opens; when it closes without an answer, the answer is no.
 */
import browser from 'webextension-polyfill';
import type { CookieAnswer } from '../../panel/backend.ts';
import type { GrantMessage } from './grant-question.ts';

export function askInWindow(url: string, tabId: number): Promise<CookieAnswer> {
  const name = `lastchunk-grant-${crypto.randomUUID()}`;
  return new Promise((resolve) => {
    let answer: CookieAnswer = { kind: 'refused' };
    const listen = (port: browser.Runtime.Port) => {
      if (port.name !== name) return;
      browser.runtime.onConnect.removeListener(listen);
      port.onMessage.addListener((message) => {
        answer = message as CookieAnswer;
      });
      port.onDisconnect.addListener(() => resolve(answer));
    };
    browser.runtime.onConnect.addListener(listen);
    const message: GrantMessage = { openGrant: { url, tabId, port: name } };
    browser.runtime.sendMessage(message).catch((thrown: unknown) => {
      browser.runtime.onConnect.removeListener(listen);
      resolve({ kind: 'failed', reason: thrown instanceof Error ? thrown.message : String(thrown) });
    });
  });
}

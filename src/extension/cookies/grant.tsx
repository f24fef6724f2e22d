/** The window that asks for a URL's cookies, where the inspector itself cannot. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import type { CookieAnswer } from '../../panel/backend.ts';
import { currentLocale, speak } from '../../panel/text.ts';
import '../../panel/style/tokens.css';
import '../../panel/style/base.css';
import './grant.css';
import { askForCookies, cookiesAtHand, mayRead } from './ask-cookies.ts';
import { GrantPage } from './grant-page.tsx';
import { questionOf } from './grant-question.ts';

speak((key, substitutions) => browser.i18n.getMessage(key, substitutions));
document.documentElement.lang = currentLocale();

const question = questionOf(location.hash);
if (question !== null) {
  const { url, tabId } = question;
  const port = browser.runtime.connect({ name: question.port });
  const leave = async (answer: CookieAnswer) => {
    port.postMessage(answer);
    const { id } = await browser.windows.getCurrent();
    if (id !== undefined) await browser.windows.remove(id);
  };
  const ask = () => void askForCookies(url, tabId).then(leave);
  render(<GrantPage url={url} onAllow={ask} onCancel={() => void leave({ kind: 'refused' })} />, document.body);
  // Granted for good already: there is nothing to ask.
  if (await mayRead(url)) void cookiesAtHand(url, tabId).then(leave);
}

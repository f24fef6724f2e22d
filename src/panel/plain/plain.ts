/**
 * The inspector as a plain page: no extension, no host. Scenes are canned; `window.lastchunk` lets a test play the
 * host's part message by message.
 *
 * Query: `theme=light|dark`, `lang=en` or another folder of `public/_locales` (`lang=pseudo`: longer than all of them),
 * `network=1` for a page's requests beside it (`network=5000` for so many, `network=0` for none yet),
 * `host=missing|old|new|early`, `page=settings` for the settings, `settings={…}` for what is stored of them, as JSON, `url=…` to
 * inspect at once.
 */
import type { CookieAnswer, Platform, Theme } from '../backend.ts';
import { type MessageEntry, sourceOf } from '../message-file.ts';
import type { NetworkRecord } from '../model/network-record.ts';
import { mountInspector } from '../mount.tsx';
import { mountSettings } from '../mount-settings.tsx';
import { speak } from '../text.ts';
import { cannedRequests } from './canned-requests.ts';
import { FakeBackend, hosts } from './fake-backend.ts';
import { MemorySettings } from './memory-settings.ts';
import { pseudoLanguage } from './pseudo-language.ts';

declare global {
  interface Window {
    lastchunk: {
      backend: FakeBackend;
      settings: MemorySettings;
      setTheme: (theme: Theme) => void;
      /** Plays the inspected page: requests of it finish, and it navigates. */
      finish: (records: NetworkRecord[]) => void;
      navigate: (url: string, newDocument: boolean) => void;
      /** Plays the browser: the URLs whose cookies were asked for, and the answer to the last. */
      askedForCookies: string[];
      answerCookies: (answer: CookieAnswer) => void;
    };
  }
}

const query = new URLSearchParams(location.search);
const languages = import.meta.glob<Record<string, MessageEntry>>('../../../public/_locales/*/messages.json', {
  import: 'default',
  eager: true,
});
const messagesOf = (folder: string) => languages[`../../../public/_locales/${folder}/messages.json`] ?? {};
const language = query.get('lang') ?? 'en';
speak(sourceOf(language === 'pseudo' ? pseudoLanguage(messagesOf('en')) : messagesOf(language)));

const themes: Theme[] = ['light', 'dark', 'system'];
let tellTheme: (theme: Theme) => void = () => undefined;
let finish: (records: NetworkRecord[]) => void = () => undefined;
let navigate: (url: string, newDocument: boolean) => void = () => undefined;
let answerCookies: (answer: CookieAnswer) => void = () => undefined;
const askedForCookies: string[] = [];
const inDevTools = query.has('network');

const settings = new MemorySettings(JSON.parse(query.get('settings') ?? '{}'));

const platform: Platform = {
  watchSettings: (listener) => settings.watchSettings(listener),
  changeSettings: (change) => settings.changeSettings(change),
  openSettings: () => settings.openSettings(),
  watchTheme(listener) {
    tellTheme = listener;
    listener(themes.find((theme) => theme === query.get('theme')) ?? 'system');
  },
  watchNetwork: inDevTools
    ? (listener) => {
        finish = listener;
        const records = cannedRequests(Number(query.get('network')));
        if (records.length > 0) listener(records);
      }
    : null,
  watchNavigation: inDevTools
    ? (listener) => {
        navigate = (url, newDocument) => listener({ url, newDocument: Promise.resolve(newDocument) });
      }
    : null,
  // Answered by whoever plays the browser.
  cookies: (url) =>
    new Promise((resolve) => {
      answerCookies = resolve;
      askedForCookies.push(url);
    }),
};

const backend = new FakeBackend({ host: hosts.find((host) => host === query.get('host')) ?? 'there' });
window.lastchunk = {
  backend,
  settings,
  setTheme: (theme) => tellTheme(theme),
  askedForCookies,
  answerCookies: (answer) => answerCookies(answer),
  finish: (records) => finish(records),
  navigate: (url, newDocument) => navigate(url, newDocument),
};
if (query.get('page') === 'settings') mountSettings(document.body, backend, platform);
else mountInspector(document.body, backend, platform, query.get('url'));

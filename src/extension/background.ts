/**
 * The background: it owns the native port, in both families of browsers (Firefox lets no devtools page open one), and
 * shares it among panels. It keeps nothing that it could not lose: the browser stops it whenever no port is open.
 */
import browser from 'webextension-polyfill';
import { HOST_NAME } from '../protocol/messages.ts';
import { browserSettings, OPEN_SETTINGS } from './browser-settings.ts';
import { grantPage, isGrantMessage } from './cookies/grant-question.ts';
import { inspectorPage, menuTarget } from './menu-target.ts';
import { servePanel } from './panel-gate.ts';
import { PANEL_PORT } from './panel-port.ts';
import { SharedHost } from './shared-host.ts';

const MENU = 'inspect-response';

const settings = browserSettings();

const host = new SharedHost({
  connect: () => browser.runtime.connectNative(HOST_NAME),
  // Firefox puts the reason on the port, Chromium into lastError for as long as the listener runs.
  reason: (port) => port.error?.message ?? browser.runtime.lastError?.message ?? null,
  client: { name: 'lastchunk-extension', version: browser.runtime.getManifest().version },
  patience: 10_000,
  captures: async () => {
    const { capturesFolder, capturesCapacity } = await settings.read();
    return { folder: capturesFolder, capacity: capturesCapacity };
  },
});

let panels = 0;

// Listeners are put on while the script first runs: a stopped background is woken for those alone.
browser.runtime.onConnect.addListener((port) => {
  if (port.name !== PANEL_PORT) return;
  panels += 1;
  servePanel(port, host, () => {
    panels -= 1;
    if (panels === 0) host.release();
  });
});

browser.storage.onChanged.addListener((changes) => {
  if (settings.concernsCaptures(changes)) void host.settingsChanged().catch(() => undefined);
});

// Firefox lets no devtools page open it.
browser.runtime.onMessage.addListener((message: unknown) => {
  if (message === OPEN_SETTINGS) void browser.runtime.openOptionsPage();
});

browser.contextMenus.onClicked.addListener((click, tab) => {
  const url = click.menuItemId === MENU ? menuTarget(click) : null;
  if (url === null) return;
  const index = tab === undefined ? {} : { index: tab.index + 1 };
  void browser.tabs.create({ url: browser.runtime.getURL(inspectorPage(url)), ...index });
});

// DevTools in Firefox can open no window.
browser.runtime.onMessage.addListener((message: unknown) => {
  if (!isGrantMessage(message)) return undefined;
  const url = browser.runtime.getURL(grantPage(message.openGrant));
  return browser.windows.create({ type: 'popup', url, width: 440, height: 300 }).then(() => null);
});

browser.runtime.onInstalled.addListener(createMenu);
browser.runtime.onStartup.addListener(createMenu);

/** Safe to run again: browsers differ in what they keep of a menu over restarts and updates. */
async function createMenu(): Promise<void> {
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: MENU,
    title: browser.i18n.getMessage('menu_inspect_response'),
    contexts: ['page', 'link', 'image', 'video', 'audio', 'frame'],
  });
}

/** The inspector's page, in DevTools and in a tab alike. */
import 'vscode-jsonrpc/browser';
import browser from 'webextension-polyfill';
import { mountInspector } from '../panel/mount.tsx';
import { devtoolsPlatform, inDevTools, tabPlatform } from './devtools-platform.ts';
import { urlOfPage } from './menu-target.ts';
import { PANEL_PORT, portBackend } from './panel-port.ts';

const backend = portBackend(() => browser.runtime.connect({ name: PANEL_PORT }), {
  name: 'lastchunk-panel',
  version: browser.runtime.getManifest().version,
});

mountInspector(document.body, backend, inDevTools() ? devtoolsPlatform : tabPlatform, urlOfPage(location.hash));

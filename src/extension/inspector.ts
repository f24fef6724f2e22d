/** The inspector's page, in DevTools and in a tab alike. */
import browser from 'webextension-polyfill';
import { mountInspector } from '../panel/mount.tsx';
import { speak } from '../panel/text.ts';
import { devtoolsPlatform, inDevTools, tabPlatform } from './devtools-platform.ts';
import { urlOfPage } from './menu-target.ts';
import { PANEL_PORT, portBackend } from './panel-port.ts';

speak((key, substitutions) => browser.i18n.getMessage(key, substitutions));

const backend = portBackend(() => browser.runtime.connect({ name: PANEL_PORT }), {
  name: 'lastchunk-panel',
  version: browser.runtime.getManifest().version,
});

mountInspector(document.body, backend, inDevTools() ? devtoolsPlatform : tabPlatform, urlOfPage(location.hash));

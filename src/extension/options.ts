/** The page of settings. */
import browser from 'webextension-polyfill';
import { mountSettings } from '../panel/mount-settings.tsx';
import { speak } from '../panel/text.ts';
import { tabPlatform } from './devtools-platform.ts';
import { PANEL_PORT, portBackend } from './panel-port.ts';

speak((key, substitutions) => browser.i18n.getMessage(key, substitutions));

const backend = portBackend(() => browser.runtime.connect({ name: PANEL_PORT }), {
  name: 'lastchunk-settings',
  version: browser.runtime.getManifest().version,
});

mountSettings(document.body, backend, tabPlatform);

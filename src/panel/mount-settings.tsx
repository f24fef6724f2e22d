import { render } from 'preact';
import type { Backend, Platform } from './backend.ts';
import { SettingsDesk } from './settings-desk.ts';
import './style/index.css';
import { currentLocale, t } from './text.ts';
import { SettingsPage } from './views/settings/settings-page.tsx';

/** Puts the page of settings into `root`. */
export function mountSettings(root: Element, backend: Backend, platform: Platform): void {
  const desk = new SettingsDesk(backend, platform);
  document.documentElement.lang = currentLocale();
  document.title = t('settings_document_title');
  platform.watchTheme((theme) => {
    document.documentElement.dataset.theme = theme;
  });
  render(<SettingsPage desk={desk} />, root);
  void desk.start();
}

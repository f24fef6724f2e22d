import { render } from 'preact';
import type { Backend, Platform } from './backend.ts';
import { Inspector } from './inspector.ts';
import './style/index.css';
import { currentLocale } from './text.ts';
import { App } from './views/app.tsx';
import { InspectorContext } from './views/context.ts';

/** Puts the inspector into `root` and starts it; `url`, where given, is inspected at once. */
export function mountInspector(root: Element, backend: Backend, platform: Platform, url: string | null): Inspector {
  const inspector = new Inspector(backend, platform);
  document.documentElement.lang = currentLocale();
  platform.watchTheme((theme) => {
    document.documentElement.dataset.theme = theme;
  });
  render(
    <InspectorContext.Provider value={inspector}>
      <App />
    </InspectorContext.Provider>,
    root,
  );
  void inspector.start(url);
  return inspector;
}

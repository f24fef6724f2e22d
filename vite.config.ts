import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';

import { defineConfig, type UserConfig } from 'vite';

const root = fileURLToPath(new URL('.', import.meta.url));
const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The one manifest, less the keys that the other family of browsers warns about. */
function manifestFor(browser: 'chrome' | 'firefox'): ManifestV3Export {
  const { key, minimum_chrome_version, browser_specific_settings, ...shared } = JSON.parse(
    readFileSync(at('manifest.json'), 'utf8'),
  );
  return browser === 'chrome' ? { ...shared, key, minimum_chrome_version } : { ...shared, browser_specific_settings };
}

const output = {
  // The makers' licences stay where their code is.
  comments: { legal: true, annotation: false, jsdoc: false },
  codeSplitting: {
    groups: [
      // Fetched when there is a chart to draw.
      { name: 'charts-library', test: /node_modules.uplot/ },
      // In a chunk of their own, so that it can be told which code is ours and which their makers'.
      // The background alone answers requests.
      { name: 'libraries', test: /node_modules(?!.json-rpc-2.0.dist.server)/ },
      // What the inspector's page and the settings' both have (each is an entry twice, as page and as script): one file of
      // it compresses better than seven.
      { name: 'shared', test: /src.(panel|protocol|report|extension)/, minShareCount: 3 },
    ],
  },
};

const common: UserConfig = {
  root,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['chrome123', 'firefox140'],
    emptyOutDir: true,
    // The panel's whole script is to stay within 100 KB gzipped (test/extension/script-size.test.ts), and our own names and
    // blanks alone took 12 KB of that. Who reviews what is shipped is given the sources, of which `npm ci && npm run build`
    // makes the same files again.
    minify: 'oxc',
    // The polyfill would call fetch, which the CSP forbids.
    modulePreload: { polyfill: false },
  },
};

/**
 * `vite build`                 the extension for Chromium-family browsers, into dist/extension/chromium
 * `vite build --mode firefox`  the extension for Firefox, into dist/extension/firefox
 * `vite build --mode panel`    the inspector as a plain page with canned reports, into dist/panel
 */
export default defineConfig(({ mode }) => {
  if (mode === 'test') return common;
  if (mode === 'panel') {
    return {
      ...common,
      publicDir: false,
      build: {
        ...common.build,
        outDir: 'dist/panel',
        rolldownOptions: { input: at('src/panel/plain/plain.html'), output },
      },
    };
  }
  const browser = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    ...common,
    plugins: [crx({ manifest: manifestFor(browser), browser })],
    build: {
      ...common.build,
      outDir: browser === 'firefox' ? 'dist/extension/firefox' : 'dist/extension/chromium',
      // The manifest does not name the panel's page: devtools.ts and the context menu open it.
      rolldownOptions: {
        input: {
          inspector: at('src/extension/inspector.html'),
          options: at('src/extension/options.html'),
          grant: at('src/extension/cookies/grant.html'),
        },
        output,
      },
    },
  };
});

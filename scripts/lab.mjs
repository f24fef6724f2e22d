// @ts-check
/**
 * `npm run lab`: installs the clients that Debian has, where it may, runs every one that is there against the lab's cases and
 * compares with the profiles. `--record` keeps what was seen; names of clients run those alone.
 */
import path from 'node:path';
import { browserPath, ensureModules, ensureNode, installPackages, root } from './setup.mjs';

ensureNode();
ensureModules();
process.chdir(root);
const { runnerImport } = await import('vite');
const given = process.argv.slice(2);
installPackages([
  'curl',
  'python3-requests',
  'python3-httpx',
  'python3-aiohttp',
  'golang-go',
  'openjdk-17-jdk-headless',
  'cargo',
  'librust-reqwest-dev',
  'librust-hyper-dev',
  'librust-tokio-dev',
  'librust-serde-json-dev',
  'chromium',
  'firefox-esr',
]);
/** @type {{ module: typeof import('../lab/main.ts') }} */
const { module } = await runnerImport(path.join(root, 'lab/main.ts'), { configFile: false, logLevel: 'error' });
const status = await module.lab({
  record: given.includes('--record'),
  only: given.filter((word) => !word.startsWith('-')),
  chromium: browserPath('chromium'),
  firefox: browserPath('firefox'),
});
process.exit(status);

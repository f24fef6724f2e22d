/** docs/findings.md is what the registry says now. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pagePath, renderFindingsPage } from '../../scripts/findings-page.mjs';
import { decode } from '../../src/index.ts';
import { findingFamilies, findingKinds } from '../../src/verdict/findings/index.ts';

const remedy = 'run `npm run docs`';

test('the page is up to date', async () => {
  const page = await renderFindingsPage(findingFamilies, decode);
  expect(readFileSync(pagePath, 'utf8') === page, remedy).toBe(true);
});

test('every finding has its place on the page, once, and every link on it leads somewhere', async () => {
  const page = await renderFindingsPage(findingFamilies, decode);
  const anchors = [...page.matchAll(/<a id="([^"]+)">/g)].map(([, anchor]) => anchor);
  expect(anchors).toEqual(findingKinds.map(({ id }) => id));
  const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
  expect(links).toEqual(anchors);
});

test('no octet of an example reaches the page raw, and no example is endless', async () => {
  const page = await renderFindingsPage(findingFamilies, decode);
  expect(page).not.toMatch(/[^\P{Cc}\n]/u);
  expect(Math.max(...page.split('\n').map((line) => line.length))).toBeLessThan(1_200);
});

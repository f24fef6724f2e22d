/** A host of another protocol: which versions there are, and the command that brings them together. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../src/protocol/messages.ts';
import { canned, press, says, text, texts } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

it('an old host is told from none, and is used as soon as it is new', async () => {
  const page = await plain.open(`host=old&${canned('truncated')}`);
  await says(page, '.no-host h1', 'The companion host is older than this extension');
  expect(await texts(page, '.versions dd')).toEqual([
    `version 0.1.0, protocol ${PROTOCOL_VERSION}`,
    `version 0.0.9, protocol ${PROTOCOL_VERSION - 1}`,
  ]);
  expect(await text(page, '.command code')).toBe('npx lastchunk@latest install');
  await says(page, '.no-host [data-part=fault]', 'protocol-mismatch');
  await page.evaluate(() => {
    window.lastchunk.backend.host = 'there';
  });
  await press(page, 'Try again');
  await says(page, '[data-part=verdict]', 'Truncated');
  await page.close();
});

it('an old extension is sent to its own host', async () => {
  const page = await plain.open('host=new');
  await says(page, '.no-host h1', 'This extension is older than the companion host');
  await says(page, '.no-host', 'Update the extension in your browser.');
  expect(await text(page, '.command code')).toBe('npx lastchunk@0.1.0 install');
  await page.close();
});

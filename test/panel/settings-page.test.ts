/** The page of settings: each is held against its bounds as it is typed, stored, and can go back. */
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/panel/model/settings.ts';
import { press, says, text } from './gestures.ts';
import { type PlainPage, plainPage } from './plain-page.ts';

let plain: PlainPage;

beforeAll(async () => {
  plain = await plainPage();
}, 120_000);

afterAll(() => plain.close());

const open = (stored: Record<string, unknown> = {}, more = '') =>
  plain.open(`page=settings&settings=${encodeURIComponent(JSON.stringify(stored))}${more}`, {
    width: 1_000,
    height: 1_400,
  });

/** Waits until what is stored is so. */
async function stores(page: Page, wanted: Partial<Settings>): Promise<void> {
  await page.waitForFunction(
    async (want) => {
      const got = await new Promise<object>((resolve) => {
        void window.lastchunk.settings.watchSettings(({ settings }) => resolve(settings));
      });
      return Object.entries(want).every(([name, value]) => Reflect.get(got, name) === value);
    },
    {},
    wanted,
  );
}

async function type(page: Page, name: string, words: string): Promise<void> {
  const field = await page.waitForSelector(`input[name=${name}]`);
  await field?.evaluate((input) => (input as HTMLInputElement).select());
  await field?.press('Backspace');
  await field?.type(words);
}

const wrongAt = (name: string) => `[data-setting=${name}] .fault`;

describe('a time-out', () => {
  it('is stored while it is typed, in seconds', async () => {
    const page = await open();
    await type(page, 'idleTimeoutMs', '0,25');
    await stores(page, { idleTimeoutMs: 250 });
    await says(page, '.settings-group', 'Saved');
    await page.close();
  });

  it('that is none says what may be typed, at the field, and is not stored', async () => {
    const page = await open({ idleTimeoutMs: 5_000 });
    for (const words of ['', 'soon', '0', '90000', '-1']) {
      await type(page, 'idleTimeoutMs', words);
      await says(page, wrongAt('idleTimeoutMs'), 'Give seconds, from 0.001 to 86,400.');
    }
    const field = await page.waitForSelector('input[name=idleTimeoutMs]');
    expect(await field?.evaluate((input) => input.getAttribute('aria-invalid'))).toBe('true');
    const described = await field?.evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
    );
    expect(described).toContain('Give seconds, from 0.001 to 86,400.');
    await page.keyboard.press('Tab');
    await stores(page, { idleTimeoutMs: 5_000 });
    await type(page, 'idleTimeoutMs', '7');
    await page.waitForFunction(
      (where) => document.querySelector(where)?.textContent === '',
      {},
      wrongAt('idleTimeoutMs'),
    );
    await stores(page, { idleTimeoutMs: 7_000 });
    await page.close();
  });

  it('changed in another window is shown', async () => {
    const page = await open();
    await page.waitForSelector('input[name=graceMs]');
    await page.evaluate(() => window.lastchunk.settings.changeSettings({ graceMs: 42 }));
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=graceMs]')?.value === '42');
    await page.close();
  });

  it('goes back to its default with its group, and no other does', async () => {
    const page = await open({ idleTimeoutMs: 5_000, graceMs: 1, redact: false });
    await press(page, 'Back to defaults: Time-outs');
    await stores(page, { idleTimeoutMs: 30_000, graceMs: 150, redact: false });
    await page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('input[name=idleTimeoutMs]')?.value === '30',
    );
    // The focus stays where it was.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Back to defaults');
    await page.close();
  });
});

describe('a limit', () => {
  it('has a unit, and can be none', async () => {
    const page = await open();
    await type(page, 'maxReceived', '1.5');
    await page.select('select[name=maxReceived-unit]', 'MiB');
    await stores(page, { maxReceived: 1_572_864 });
    await page.locator('input[name=maxReceived-on]').click();
    await stores(page, { maxReceived: null });
    await says(page, '[data-setting=maxReceived]', 'No limit');
    await page.locator('input[name=maxDurationMs-on]').click();
    await stores(page, { maxDurationMs: 300_000 });
    await page.close();
  });
});

describe('what is stored', () => {
  it('and cannot be read is named', async () => {
    const page = await open({ redact: 'perhaps', graceMs: -4 });
    await says(page, '[data-part=refused]', '2 stored settings could not be read');
    await says(page, '[data-part=refused]', 'Wait for excess octets');
    await page.close();
  });

  it('on this machine alone says so, and why', async () => {
    const page = await open();
    await says(page, '[data-part=sync]', 'synced by your browser');
    await page.evaluate(async () => {
      window.lastchunk.settings.unsynced = 'QUOTA_BYTES quota exceeded <b>';
      await window.lastchunk.settings.changeSettings({});
    });
    await says(page, '[data-part=sync]', 'on this machine alone');
    await says(page, '[data-part=sync]', 'QUOTA_BYTES quota exceeded <b>');
    await page.close();
  });
});

describe('captures', () => {
  it('are applied by a button, not while they are typed', async () => {
    const page = await open();
    await type(page, 'capturesFolder', 'somewhere');
    await says(page, wrongAt('capturesFolder'), 'Give an absolute path');
    expect(await page.$eval('form [type=submit]', (button) => (button as HTMLButtonElement).disabled)).toBe(true);
    await type(page, 'capturesFolder', '');
    await page.locator('input[name=capturesCapacity-on]').click();
    await type(page, 'capturesCapacity', '0.5');
    await says(page, '[data-setting=capturesCapacity]', '698 MiB are kept now');
    await type(page, 'capturesFolder', '/somewhere');
    await stores(page, { capturesFolder: null, capturesCapacity: null });
    await page.locator('form [type=submit]').click();
    await stores(page, { capturesFolder: '/somewhere', capturesCapacity: 536_870_912 });
    await says(page, 'form', 'Applied');
    await page.close();
  });

  it('that the host cannot keep there say so at the field', async () => {
    const page = await open({ capturesFolder: '/root/none' });
    await page.evaluate(() => {
      const { backend } = window.lastchunk;
      const message = 'Captures cannot be kept in /root/none/lastchunk-captures: EACCES.';
      backend.kept = { ...backend.kept, fault: { code: 'captures-folder', message } };
    });
    await type(page, 'capturesFolder', '/root/other');
    await page.locator('form [type=submit]').click();
    await says(page, wrongAt('capturesFolder'), 'EACCES');
    expect(await page.$eval('form [role=status]', (status) => status.textContent)).toBe('');
    await page.close();
  });

  it('are counted, and deleted after a yes', async () => {
    const page = await open();
    await says(page, '[data-part=kept]', '214 captures, 698 MiB of 2 GiB (one is being recorded)');
    await press(page, 'Delete all captures…');
    await says(page, 'dialog[open]', '213 captures in /home/ada/.local/share/lastchunk/captures are deleted');
    await press(page, 'Keep them');
    expect(await page.$('dialog')).toBeNull();
    await press(page, 'Delete all captures…');
    await press(page, 'Delete them');
    await says(page, '[data-part=captures] [role=status]', '213 captures deleted, 698 MiB freed.');
    await says(page, '[data-part=kept]', '1 capture, 0 KiB of 2 GiB');
    await page.close();
  });

  it('are counted anew by whoever comes back to the page', async () => {
    const page = await open();
    await says(page, '[data-part=kept]', '214 captures');
    await page.evaluate(() => {
      const { backend } = window.lastchunk;
      backend.kept = { ...backend.kept, captures: 215 };
      window.dispatchEvent(new Event('focus'));
    });
    await says(page, '[data-part=kept]', '215 captures');
    await page.evaluate(() => {
      const { backend } = window.lastchunk;
      backend.kept = { ...backend.kept, captures: 216 };
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await says(page, '[data-part=kept]', '216 captures');
    await page.close();
  });

  it('without a host say how to get one, and are there as soon as it is', async () => {
    const page = await open({}, '&host=missing');
    await says(page, '[data-part=no-captures]', 'No companion host answers');
    expect(await text(page, '[data-part=no-captures] code')).toBe('npx lastchunk install');
    await page.evaluate(() => {
      window.lastchunk.backend.host = 'there';
    });
    await press(page, 'Try again');
    await says(page, '[data-part=captures]', 'canned 0.0.0');
    await page.close();
  });

  it('of a host that cannot be told of them say so, and how to bring it up to date', async () => {
    const page = await open({}, '&host=early');
    await says(page, '[data-part=no-captures] h3', 'too old to be told where captures are kept');
    expect(await text(page, '[data-part=no-captures] code')).toBe('npx lastchunk@latest install');
    await page.close();
  });
});

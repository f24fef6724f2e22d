import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXTENSION_ID, EXTENSION_ORIGIN, FIREFOX_ID } from '../../src/protocol/identity.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
const manifest = read('manifest.json');

describe('identity', () => {
  it('follows from the key in the manifest, as Chromium derives it', () => {
    const digest = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex').slice(0, 32);
    const id = digest.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    expect(EXTENSION_ID).toBe(id);
    expect(EXTENSION_ORIGIN).toBe(`chrome-extension://${id}/`);
  });

  it('is the one Firefox reads in the manifest', () => {
    expect(manifest.browser_specific_settings.gecko.id).toBe(FIREFOX_ID);
  });

  it('asks for no permission beyond the three', () => {
    expect(manifest.permissions).toEqual(['nativeMessaging', 'contextMenus', 'storage']);
    expect(manifest.host_permissions).toBeUndefined();
    expect(manifest.content_scripts).toBeUndefined();
    expect(manifest.web_accessible_resources).toBeUndefined();
  });

  it('has the version of the package', () => {
    expect(manifest.version).toBe(read('package.json').version);
  });
});

import { describe, expect, test } from 'vitest';
import { browsers, placesOf, sharersOf } from '../../src/host/install/browsers.ts';
import { browserNamed } from '../../src/host/install/install.ts';
import { launcherPath } from '../../src/host/install/launcher.ts';
import type { Machine } from '../../src/host/install/machine.ts';

const linux: Machine = { platform: 'linux', home: '/home/a', env: {}, data: '/home/a/.local/share/lastchunk' };
const mac: Machine = {
  platform: 'darwin',
  home: '/Users/a',
  env: {},
  data: '/Users/a/Library/Application Support/lastchunk',
};
const windows: Machine = {
  platform: 'win32',
  home: 'C:\\Users\\a',
  env: { LOCALAPPDATA: 'D:\\Local', APPDATA: 'D:\\Roaming' },
  data: 'D:\\Local\\lastchunk\\Data',
};

describe('where manifests stand', () => {
  test.each([
    ['chrome', '/home/a/.config/google-chrome/NativeMessagingHosts/dev.lastchunk.host.json'],
    ['chromium', '/home/a/.config/chromium/NativeMessagingHosts/dev.lastchunk.host.json'],
    ['edge', '/home/a/.config/microsoft-edge/NativeMessagingHosts/dev.lastchunk.host.json'],
    ['brave', '/home/a/.config/BraveSoftware/Brave-Browser/NativeMessagingHosts/dev.lastchunk.host.json'],
    ['firefox', '/home/a/.mozilla/native-messaging-hosts/dev.lastchunk.host.json'],
  ])('Linux: %s', (id, manifest) => {
    expect(placesOf(browserNamed(id), linux)).toMatchObject({ manifest, key: null });
  });

  test('Linux: XDG_CONFIG_HOME moves the Chromium family, not Firefox', () => {
    const moved = { ...linux, env: { XDG_CONFIG_HOME: '/cfg' } };
    expect(placesOf(browserNamed('edge'), moved).manifest).toBe(
      '/cfg/microsoft-edge/NativeMessagingHosts/dev.lastchunk.host.json',
    );
    expect(placesOf(browserNamed('firefox'), moved).manifest).toMatch(/^\/home\/a\/\.mozilla\//);
  });

  test.each([
    ['chrome', 'Google/Chrome/NativeMessagingHosts'],
    ['chromium', 'Chromium/NativeMessagingHosts'],
    ['edge', 'Microsoft Edge/NativeMessagingHosts'],
    ['brave', 'BraveSoftware/Brave-Browser/NativeMessagingHosts'],
    ['firefox', 'Mozilla/NativeMessagingHosts'],
  ])('macOS: %s', (id, folder) => {
    const { manifest, sandboxes } = placesOf(browserNamed(id), mac);
    expect(manifest).toBe(`/Users/a/Library/Application Support/${folder}/dev.lastchunk.host.json`);
    expect(sandboxes).toEqual([]);
  });

  test.each([
    ['chrome', 'chrome.json', 'Google\\Chrome', 'D:\\Local\\Google\\Chrome\\User Data'],
    ['chromium', 'chromium.json', 'Chromium', 'D:\\Local\\Chromium\\User Data'],
    ['edge', 'edge.json', 'Microsoft\\Edge', 'D:\\Local\\Microsoft\\Edge\\User Data'],
    ['brave', 'chrome.json', 'Google\\Chrome', 'D:\\Local\\BraveSoftware\\Brave-Browser\\User Data'],
    ['firefox', 'firefox.json', 'Mozilla', 'D:\\Roaming\\Mozilla\\Firefox'],
  ])('Windows: %s', (id, file, key, present) => {
    expect(placesOf(browserNamed(id), windows)).toEqual({
      present: [present],
      manifest: `D:\\Local\\lastchunk\\Data\\host\\${file}`,
      key: `HKCU\\Software\\${key}\\NativeMessagingHosts\\dev.lastchunk.host`,
      sandboxes: [],
    });
  });

  test('Windows: Brave and Chrome share what is registered; elsewhere nobody shares', () => {
    expect(sharersOf(browserNamed('brave'), windows).map(({ id }) => id)).toEqual(['chrome']);
    expect(browsers.flatMap((browser) => sharersOf(browser, linux))).toEqual([]);
  });

  test('the launcher is a program on each platform', () => {
    expect(launcherPath(linux)).toBe('/home/a/.local/share/lastchunk/host/lastchunk-host');
    expect(launcherPath(windows)).toBe('D:\\Local\\lastchunk\\Data\\host\\lastchunk-host.bat');
  });

  test('every folder of the table is spelled out', () => {
    for (const machine of [linux, mac, windows]) {
      for (const browser of browsers) expect(JSON.stringify(placesOf(browser, machine))).not.toMatch(/[{]\w+[}]/);
    }
  });

  test('a name that is not in the table is refused with those that are', () => {
    expect(() => browserNamed('netscape')).toThrow(/“netscape”.*chrome, chromium, edge, brave, firefox/);
  });
});

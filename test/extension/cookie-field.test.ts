/** A Cookie field out of what a browser's API gives, and the permissions to ask it under. */
import { describe, expect, it } from 'vitest';
import { accessTo, partsOf } from '../../src/extension/cookies/cookie-access.ts';
import { cookieField, type StoredCookie } from '../../src/extension/cookies/cookie-field.ts';
import { grantPage, isGrantMessage, questionOf } from '../../src/extension/cookies/grant-question.ts';

const now = Date.parse('2026-01-02T03:04:05Z');

function cookie(name: string, more: Partial<StoredCookie> = {}): StoredCookie {
  return { name, value: '1', path: '/', secure: false, ...more };
}

const names = (url: string, cookies: StoredCookie[]) => cookieField(url, cookies, now)?.value ?? null;

describe('a Cookie field', () => {
  it('has longer paths first, and the order of creation within them (RFC 6265 §5.4)', () => {
    const cookies = [cookie('old'), cookie('deep', { path: '/a/b' }), cookie('new'), cookie('mid', { path: '/a' })];
    expect(names('http://a.test/a/b/c', cookies)).toBe('deep=1; mid=1; old=1; new=1');
  });

  it('has Secure cookies over TLS alone, or to the machine itself', () => {
    const secure = [cookie('s', { secure: true })];
    expect(names('http://a.test/', secure)).toBeNull();
    expect(names('https://a.test/', secure)).toBe('s=1');
    expect(names('http://localhost:8080/', secure)).toBe('s=1');
    expect(names('http://127.0.0.1/', secure)).toBe('s=1');
    expect(names('http://[::1]/', secure)).toBe('s=1');
    expect(names('http://127.0.0.1.evil.test/', secure)).toBeNull();
    expect(names('http://localhost.evil.test/', secure)).toBeNull();
  });

  it('has none that has expired', () => {
    const cookies = [
      cookie('gone', { expirationDate: now / 1000 - 1 }),
      cookie('kept', { expirationDate: now / 1000 + 1 }),
    ];
    expect(names('http://a.test/', cookies)).toBe('kept=1');
  });

  it("has those of the site's own partition, and of no other", () => {
    const cookies = [
      cookie('plain', { partitionKey: null }),
      cookie('own', { partitionKey: { topLevelSite: 'https://a.test' } }),
      cookie('framed', { partitionKey: { topLevelSite: 'https://b.test' } }),
      cookie('alike', { partitionKey: { topLevelSite: 'https://xa.test' } }),
      cookie('odd', { partitionKey: { topLevelSite: 'no site' } }),
    ];
    expect(names('https://www.a.test/', cookies)).toBe('plain=1; own=1');
  });

  it('has a cookie without a name as its value', () => {
    expect(names('http://a.test/', [cookie('', { value: 'v' }), cookie('n', { value: '' })])).toBe('v; n=');
  });

  it('is none where there is no cookie, and says how many there are', () => {
    expect(cookieField('http://a.test/', [], now)).toBeNull();
    expect(cookieField('http://a.test/', [cookie('a'), cookie('b')], now)?.count).toBe(2);
  });
});

describe('the permissions', () => {
  it.each([
    ['http://a.test:8080/x?y', ['*://a.test/*']],
    ['https://www.shop.a.test/', ['*://www.shop.a.test/*', '*://shop.a.test/*', '*://a.test/*']],
    ['https://www.a.co.uk/', ['*://www.a.co.uk/*', '*://a.co.uk/*']],
    ['http://127.0.0.1:80/', ['*://127.0.0.1/*']],
    ['http://[::1]:80/', ['*://[::1]/*']],
    ['http://localhost/', ['*://localhost/*']],
  ])('for %s', (url, origins) => expect(accessTo(url)).toEqual({ permissions: ['cookies'], origins }));

  it('can be asked after one at a time', () => {
    expect(partsOf({ permissions: ['cookies'], origins: ['a', 'b'] })).toEqual([
      { permissions: ['cookies'] },
      { origins: ['a'] },
      { origins: ['b'] },
    ]);
  });
});

describe('the window that asks', () => {
  const question = { url: 'http://a.test/x?a=1&b=%20#c="><script>', tabId: 7, port: 'lastchunk-grant-1' };

  it('is handed its question unharmed', () => {
    const page = new URL(grantPage(question), 'moz-extension://abc/');
    expect(page.pathname).toBe('/src/extension/cookies/grant.html');
    expect(questionOf(page.hash)).toEqual(question);
    expect(questionOf('')).toBeNull();
    expect(questionOf('#url=nonsense&port=a')).toBeNull();
  });

  it('is opened by a message of that shape alone', () => {
    expect(isGrantMessage({ openGrant: question })).toBe(true);
    for (const other of [null, undefined, 'openGrant', {}, { openGrant: null }, { openGrant: { url: 'x' } }]) {
      expect(isGrantMessage(other)).toBe(false);
    }
  });
});

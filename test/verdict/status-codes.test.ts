/** Classes of status codes and what a recipient treats them as (RFC 9110 §15), the registry, and vendors' codes. */
import { describe, expect, test } from 'vitest';
import { classOf, classOfWritten, registeredName, treatAs, vendorName } from '../../src/verdict/status-codes.ts';
import { reportOf, response } from './findings-of.ts';

describe('classes', () => {
  test.each([
    ['99', 'invalid', 500],
    ['099', 'invalid', 500],
    ['100', 'informational', 100],
    ['199', 'informational', 100],
    ['200', 'successful', 200],
    ['299', 'successful', 200],
    ['308', 'redirection', 308],
    ['399', 'redirection', 300],
    ['404', 'client-error', 404],
    ['499', 'client-error', 400],
    ['503', 'server-error', 503],
    ['599', 'server-error', 500],
    ['600', 'invalid', 500],
    ['999', 'invalid', 500],
    ['0200', 'invalid', 500],
    ['1000', 'invalid', 500],
    ['20', 'invalid', 500],
    ['000', 'invalid', 500],
  ])('%s is %s and treated as %d', (raw, statusClass, treated) => {
    expect(classOfWritten(Number(raw), raw)).toBe(statusClass);
    expect(treatAs(Number(raw), raw)).toBe(treated);
  });

  test('what is no number is unparsable, and treated as nothing', () => {
    expect(classOf(null)).toBe('unparsable');
    expect(treatAs(null, 'F00')).toBeNull();
  });

  test('the Report of a whole response says the same', async () => {
    const { response: message } = await reportOf(response('299 Odd', [], ''));
    expect(message?.statusLine).toMatchObject({ class: 'successful', treatAs: 200, registered: null });
  });
});

describe('names', () => {
  test('the registry knows its own codes and no others', () => {
    const codes = Array.from({ length: 1000 }, (_, code) => code).filter((code) => registeredName(code) !== null);
    expect(codes.length).toBe(64);
    for (const code of codes) expect(classOf(code)).not.toBe('invalid');
    expect(registeredName(413)).toBe('Content Too Large');
  });

  test('no vendor code is a registered one', () => {
    for (let code = 0; code < 1000; code++) {
      if (vendorName(code) !== null) expect(registeredName(code), String(code)).toBeNull();
    }
  });

  test.each([
    [440, 'IIS'],
    [449, 'IIS'],
    [460, 'AWS'],
    [499, 'nginx'],
    [520, 'Cloudflare'],
    [527, 'Cloudflare'],
    [561, 'AWS'],
    [601, 'Fastly'],
    [699, 'Fastly'],
  ])('%d is known from %s', (code, vendor) => {
    expect(vendorName(code)).toContain(vendor);
  });
});

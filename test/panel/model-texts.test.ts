import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { duration, spanWords, urlName } from '../../src/panel/model/format.ts';
import { typedUrl } from '../../src/panel/model/typed-url.ts';
import { escaped, segments } from '../../src/panel/model/wire-characters.ts';
import { hostile } from '../../src/panel/plain/canned-messages.ts';
import { cannedExchanges } from '../../src/panel/plain/canned-reports.ts';
import { LastchunkError } from '../../src/report/fault.ts';
import { Report } from '../../src/report/report.ts';

describe('text from the wire', () => {
  it('shows each control, bidi and invisible character as an escape', () => {
    expect(escaped('a\u0000b\rc\nd\te\u001bf\u007fg\u0085h')).toBe('a\\x00b\\rc\\nd\\te\\x1bf\\x7fg\\x85h');
    expect(escaped(hostile.bidi)).toBe('total \\u{202e}gnp.exe');
    expect(escaped('a\u200bb\u2066c\ufeffd\u00a0e\ud800f')).toBe('a\\u{200b}b\\u{2066}c\\u{feff}d\\xa0e\\u{d800}f');
  });

  it('leaves the spaces within numbers alone in a sentence of ours', () => {
    expect(segments('3\u00a0072 of \u202e', true).map(({ text }) => text)).toEqual(['3\u00a0072 of ', '\\u{202e}']);
    expect(segments('3\u00a0072').map(({ text }) => text)).toEqual(['3', '\\xa0', '072']);
  });

  it('names what it escapes', () => {
    expect(segments('\u202e')).toEqual([
      { kind: 'escape', text: '\\u{202e}', name: 'right-to-left override (U+202E)' },
    ]);
  });

  it('leaves letters of any script alone', () => {
    expect(escaped('Grüße, 世界, שלום')).toBe('Grüße, 世界, שלום');
  });

  it('never lets a control through, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(escaped(text))));
  });
});

describe('a typed URL', () => {
  it.each([
    ['http://a.test/x', 'http://a.test/x'],
    [' https://a.test ', 'https://a.test'],
    ['localhost:8080/x?y', 'http://localhost:8080/x?y'],
    ['a.test', 'http://a.test'],
    ['[::1]:80/x', 'http://[::1]:80/x'],
  ])('%s is taken as %s', (typed, url) => expect(typedUrl(typed)).toBe(url));

  it.each([
    ['', 'url-invalid'],
    ['http://', 'url-invalid'],
    ['http://a b/', 'url-invalid'],
    ['ftp://a.test/', 'url-scheme'],
    ['data:text/plain,x', 'url-scheme'],
    ['javascript:alert(1)', 'url-scheme'],
    ['file:///etc/passwd', 'url-scheme'],
    ['http://ada:secret@a.test/', 'url-credentials'],
  ])('%s is refused: %s', (typed, code) => {
    let thrown: unknown;
    try {
      typedUrl(typed);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(LastchunkError);
    expect(thrown).toHaveProperty('code', code);
  });
});

describe('numbers for people', () => {
  it('writes durations', () => {
    expect([0, 12.34, 999.94, 999.96, 61_234.5].map(duration)).toEqual([
      '0.0 ms',
      '12.3 ms',
      '999.9 ms',
      '1.000 s',
      '61.235 s',
    ]);
  });

  it('writes spans', () => {
    expect(spanWords([7, 7])).toBe('at octet 7');
    expect(spanWords([7, 8])).toBe('octet 7');
    expect(spanWords([7, 1_200])).toBe('octets 7 to 1,199');
  });

  it('names a URL by its end', () => {
    expect(urlName('https://a.test/b/c.js?v=1')).toEqual({ name: 'c.js?v=1', place: 'a.test' });
    expect(urlName('https://a.test:8443/')).toEqual({ name: 'a.test:8443/', place: '' });
    expect(urlName('no URL')).toEqual({ name: 'no URL', place: '' });
  });
});

describe('canned reports', () => {
  it.each(Object.keys(cannedExchanges))('%s is a Report', (name) => {
    expect(v.safeParse(Report, cannedExchanges[name]?.report).issues).toBeUndefined();
  });
});

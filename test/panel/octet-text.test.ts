import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base64Of, hexOf, octetsOf, patternOf, placeOf } from '../../src/panel/model/octet-text.ts';

const latin1 = (octets: Uint8Array) => String.fromCharCode(...octets);

describe('a pattern', () => {
  it.each([
    ['text', 'plain', 'plain'],
    ['text', 'a\\r\\n\\t\\0\\\\b', 'a\r\n\t\0\\b'],
    ['text', '\\xfF\\x0', '\xff\\x0'],
    ['text', 'é', '\xc3\xa9'],
    ['hex', '0d 0A', '\r\n'],
    ['hex', '0x41,0x42', 'AB'],
  ] as const)('%s %s', (kind, typed, octets) => expect(latin1(patternOf(typed, kind))).toBe(octets));

  it.each(['', '0', '0g', '0d 0'])('hex %j is none', (typed) => expect(() => patternOf(typed, 'hex')).toThrow());

  it('comes back from hex and from base64', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (octets) => {
        expect(patternOf(hexOf(octets), 'hex')).toEqual(octets);
        expect(octetsOf(base64Of(octets))).toEqual(octets);
      }),
    );
  });
});

it.each([
  ['0', 0],
  [' 1,234 ', 1234],
  ['0xff', 255],
  ['12a', null],
  ['', null],
  ['-1', null],
  ['99999999999999999999', null],
])('octet %j is %j', (typed, place) => expect(placeOf(typed)).toBe(place));

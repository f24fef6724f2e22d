import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable, printableJson, visible } from '../../src/report/text/printable.ts';

describe('printable', () => {
  test.each([
    ['an escape sequence', '\u001b[2Jgone', '\\x1b[2Jgone'],
    ['the C1 form of it', '\u009b31m', '\\x9b31m'],
    ['DEL and NUL', '\u007f\u0000', '\\x7f\\x00'],
    ['line ends and tabs', 'a\r\n\tb', 'a\\r\\n\\tb'],
    ['a right-to-left override', 'exe.\u202egpj', 'exe.\\u202egpj'],
    ['bidirectional isolates', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['zero-width characters', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
    ['a lone surrogate', '\ud800!', '\\ud800!'],
    ['a line separator', 'a\u2028b', 'a\\u2028b'],
    ['tag characters', '\u{e0041}', '\\u{e0041}'],
    ['a variation selector', 'a\ufe0f', 'a\\ufe0f'],
    ['a no-break space', 'a\u00a0b', 'a\\xa0b'],
    ['the escape spelled out', '\\x1b', '\\\\x1b'],
  ])('shows %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('leaves what can be seen as it is', () => {
    const text = 'Content-Type: text/plain; é ß “quoted” 日本 🙂';
    expect(printable(text)).toBe(text);
  });

  test('two texts are never shown alike', () => {
    // Few characters, so that collisions would be found: the backslash, what escapes are made of, what is escaped.
    const text = fc.string({ unit: fc.constantFrom('\\', 'x', 'u', 'n', '1', 'b', '\u001b', '\n', '\u001b\u0001') });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(printable(a) === printable(b)).toBe(a === b);
      }),
      { numRuns: 2_000 },
    );
  });

  test('JSON stays the same value, and shows nothing raw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = printableJson(JSON.stringify({ [text]: [text] }, null, 2));
        expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
      }),
    );
  });

  test('a sentence of ours keeps its backslash', () => {
    expect(visible('a bare \\n ended it\u0007')).toBe('a bare \\n ended it\\x07');
  });
});

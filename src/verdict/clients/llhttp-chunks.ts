/** The chunked coding as llhttp reads it: its strict generation, and the lenient one of older clients. */
import type { ChunkDialect } from './chunk-walk.ts';
import type { Say } from './llhttp.ts';
import type { Stop } from './profile.ts';
import { TOKEN } from './words.ts';

/** llhttp 9: the chunk-size line is hexadecimal digits, extensions of tokens and quoted strings, and an exact CRLF. */
export function strictChunks(say: Say, longestExtension?: ChunkDialect['longest']): ChunkDialect {
  const stop = (code: string, reason: string, note: string): Stop => ({ error: say(code, reason), note });
  const token = TOKEN;
  const extensions = `(?:;${token}*(?:=(?:${token}*|"[^"\\x00-\\x08\\x0a-\\x1f\\x7f]*"))?)*`;
  const afterData = 'After the data comes CRLF, and the parser wants both octets.';
  return {
    lineEnd: 'lf-kept',
    sizes: [
      {
        line: /^[0-9a-f]+;\r?$/i,
        stop: stop(
          'HPE_STRICT',
          'Invalid character in chunk extensions',
          'A semicolon is followed by an extension’s name.',
        ),
      },
      { line: new RegExp(`^([0-9a-f]+)${extensions}\\r$`, 'i') },
      {
        line: new RegExp(`^[0-9a-f]+${extensions}$`, 'i'),
        stop: stop(
          'HPE_CR_EXPECTED',
          'Missing expected CR after chunk size',
          'A bare LF ends no line for the strict parser.',
        ),
      },
      {
        line: new RegExp(`^[0-9a-f]+${extensions}\\r`, 'i'),
        stop: stop('HPE_STRICT', 'Expected LF after chunk size', 'A CR may stand nowhere but before LF.'),
      },
      {
        line: /^[0-9a-f]+;/i,
        stop: stop(
          'HPE_STRICT',
          'Invalid character in chunk extensions',
          'An extension is made of tokens and quoted strings.',
        ),
      },
    ],
    otherwise: stop(
      'HPE_INVALID_CHUNK_SIZE',
      'Invalid character in chunk size',
      'A chunk-size is hexadecimal digits and nothing else, with no blank around them.',
    ),
    early: /^[0-9a-f]*[^0-9a-f;\r]/i,
    tooLarge: { bits: 64, stop: stop('HPE_INVALID_CHUNK_SIZE', 'Chunk size overflow', 'The size is kept in 64 bits.') },
    ...(longestExtension === undefined ? {} : { longest: longestExtension }),
    dataEnd: 'crlf',
    dataEndStop: {
      error: (at) => {
        const text = at.subject.startsWith('\n')
          ? say('HPE_CR_EXPECTED', 'Missing expected CR after chunk data')
          : say('HPE_STRICT', 'Expected LF after chunk data');
        return typeof text === 'function' ? text(at) : text;
      },
      note: afterData,
    },
  };
}

/** llhttp 6 as these clients build it: the two octets after the data, and the one after a CR, are stepped over unread. */
export function lenientChunks(say: Say, blankAfterSize: boolean): ChunkDialect {
  const stop = (code: string, reason: string, note: string): Stop => ({ error: say(code, reason), note });
  return {
    lineEnd: 'cr-any',
    sizes: [
      ...(blankAfterSize ? [{ line: /^([0-9a-f]+)(?: [^\0-\x08\n-\x1f\x7f]*)$/i }] : []),
      ...(blankAfterSize
        ? []
        : [
            {
              line: /^[0-9a-f]+;$/i,
              stop: stop(
                'HPE_STRICT',
                'Invalid character in chunk extensions',
                'A semicolon is followed by an extension’s name.',
              ),
            },
            {
              line: new RegExp(
                `^([0-9a-f]+)(?:;${TOKEN}*(?:=(?:${TOKEN}*|"[^"\\x00-\\x08\\x0a-\\x1f\\x7f]*"))?)*$`,
                'i',
              ),
            },
            {
              line: /^[0-9a-f]+;/i,
              stop: stop(
                'HPE_STRICT',
                'Invalid character in chunk extensions',
                'An extension is made of tokens and quoted strings.',
              ),
            },
          ]),
      { line: blankAfterSize ? /^([0-9a-f]+)(?:;[^\0-\x08\n-\x1f\x7f]*)?$/i : /^([0-9a-f]+)(?:;[^\0-\x1f\x7f]*)?$/i },
    ],
    otherwise: stop(
      'HPE_INVALID_CHUNK_SIZE',
      'Invalid character in chunk size',
      'A chunk-size is hexadecimal digits and nothing else before its CR.',
    ),
    early: blankAfterSize ? /^[0-9a-f]*[^0-9a-f;\r ]/i : /^[0-9a-f]*[^0-9a-f;\r]/i,
    tooLarge: { bits: 64, stop: stop('HPE_INVALID_CHUNK_SIZE', 'Chunk size overflow', 'The size is kept in 64 bits.') },
    dataEnd: 'any-2',
    dataEndStop: stop('HPE_INVALID_CHUNK_SIZE', 'Invalid character in chunk size', ''),
  };
}

/** Text as Go prints it. */
import { trimEnd } from './words.ts';

function quoted(text: string): string {
  let out = '"';
  for (const character of text) {
    const code = character.charCodeAt(0);
    if (character === '"' || character === '\\') out += `\\${character}`;
    else if (character === '\t') out += '\\t';
    else if (character === '\r') out += '\\r';
    else if (character === '\n') out += '\\n';
    else if (character === '\f') out += '\\f';
    else if (character === '\v') out += '\\v';
    else if (code < 0x20 || code === 0x7f || code >= 0x80) out += `\\x${code.toString(16).padStart(2, '0')}`;
    else out += character;
  }
  return `${out}"`;
}

const trimmed = (text: string): string => trimEnd(text, ' \t\r\n');

export const withoutSpaceTrim = { quoted, trimmed };

/** The composer refuses just what the host would, before it is sent. */
import { expect, it } from 'vitest';
import { buildRequest } from '../../src/host/request.ts';
import { methodFault, nameFault, valueFault } from '../../src/panel/model/written-faults.ts';

const refused = (method: string, ...fields: [string, string][]) => {
  try {
    buildRequest({ method, url: 'http://a.test/', fields });
    return null;
  } catch (thrown) {
    return (thrown as { code: string }).code;
  }
};

/** Every octet, and a few characters that are none. */
const characters = [
  ...Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)),
  '\u0100',
  '€',
  '😀',
  '\ud800',
];

it.each(characters.map((character) => [`a${character}b`]))('judges %j as the host does', (text) => {
  expect(methodFault(text)?.code ?? null).toBe(refused(text));
  expect(nameFault(text, '')?.code ?? null).toBe(refused('GET', [text, '']));
  expect(valueFault(text)?.code ?? null).toBe(refused('GET', ['X-A', text]));
});

it('judges what is empty as the host does, but for a line in which nothing is written', () => {
  expect(refused('')).toBe('method-invalid');
  expect(methodFault('')?.message).toBe("Write letters, digits and !#$%&'*+-.^_`|~ alone, without spaces, as in GET.");
  expect(refused('GET', ['', 'x'])).toBe('field-invalid');
  expect(nameFault('', 'x')?.message).toMatch(/as in X-Request-Id\.$/);
  expect(nameFault('', '')).toBeNull();
  expect(valueFault('')).toBeNull();
});

it('names what a value cannot hold, so that it can be seen', () => {
  expect(valueFault('a\0€')?.message).toBe('A field value cannot hold "\\u0000": remove it, or encode it.');
  expect(valueFault('1 €')?.message).toBe('A field value cannot hold "€": remove it, or encode it.');
});

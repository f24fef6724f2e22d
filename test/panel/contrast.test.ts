import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/panel/style/tokens.css', import.meta.url), 'utf8');
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
);

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(text: string, ground: string, theme: 'light' | 'dark'): number {
  const [a, b] = [text, ground].map((name) => luminance(colours.get(name)?.[theme] ?? ''));
  if (a === undefined || b === undefined) return Number.NaN;
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

const everywhere = ['ground', 'raised', 'field', 'hover', 'stripe', 'chosen'];
const pairs: [text: string, ground: string][] = [
  ...['text', 'quiet'].flatMap((text) => everywhere.map((ground): [string, string] => [text, ground])),
  ...['good', 'bad', 'warn'].flatMap((tone): [string, string][] => [
    [tone, 'ground'],
    [tone, `${tone}-ground`],
    ['quiet', `${tone}-ground`],
  ]),
  ['bad', 'stripe'],
  ['warn', 'raised'],
  ['quiet', 'live-ground'],
  ['quiet', 'idle-ground'],
  ['accent', 'ground'],
  ['accent', 'hover'],
  ['accent', 'live-ground'],
  ['on-accent', 'accent'],
  ['ground', 'bad'],
];

describe.each(['light', 'dark'] as const)('text in the %s theme', (theme) => {
  it.each(pairs)('%s on %s can be read (WCAG AA)', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorOf, octetUnits, readNumber, unitFor, writeNumber } from '../../src/panel/model/quantity.ts';

describe('amounts', () => {
  it.each([
    ['10', 10],
    [' 0.5 ', 0.5],
    ['0,5', 0.5],
    ['.25', 0.25],
    ['3.', 3],
    ['', null],
    ['1e3', null],
    ['-1', null],
    ['1.2.3', null],
    ['1 000', null],
    ['0x10', null],
    ['Infinity', null],
  ])('%j reads as %j', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 86_400_000 }), (ms) => {
        expect(Math.round((readNumber(writeNumber(ms / 1000)) ?? Number.NaN) * 1000)).toBe(ms);
      }),
    );
  });

  it.each([
    [1024 ** 3, 'GiB'],
    [1.5 * 1024 ** 3, 'GiB'],
    [1024 ** 2, 'MiB'],
    [1024 ** 3 + 1024 ** 2 * 0.5, 'MiB'],
    [600_000_000, 'KiB'],
    [1, 'KiB'],
  ])('%d octets are shown in %s', (octets, unit) => {
    expect(unitFor(octets)).toBe(unit);
  });

  it('of octets come back through their unit', () => {
    fc.assert(
      fc.property(fc.constantFrom(...octetUnits), fc.integer({ min: 1, max: 900 }), (unit, count) => {
        const octets = count * factorOf(unit);
        const shown = unitFor(octets);
        expect(Math.round((readNumber(writeNumber(octets / factorOf(shown))) ?? 0) * factorOf(shown))).toBe(octets);
      }),
    );
  });
});

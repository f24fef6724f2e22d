/** The registry of findings is whole: each has its words, its source, and an example that shows it. */
import { describe, expect, test } from 'vitest';
import { severities } from '../../src/verdict/finding.ts';
import { findingFamilies, findingKinds } from '../../src/verdict/findings/index.ts';
import { signals } from '../../src/verdict/signals/index.ts';
import { deviationKinds } from '../../src/wire/http1/deviation.ts';
import type { FramingConflict } from '../../src/wire/http1/framing.ts';
import { octetsOf, reportOf } from './findings-of.ts';

const ids = findingKinds.map(({ id }) => id);

test('every id is unique', () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every family has a heading and members', () => {
  for (const { title, kinds } of findingFamilies) {
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(kinds.length, title).toBeGreaterThan(0);
  }
});

test('every deviation of the wire has a finding', () => {
  expect(deviationKinds.filter((kind) => !ids.includes(kind))).toEqual([]);
});

test('every framing conflict has a finding', () => {
  const conflicts: Record<FramingConflict, true> = {
    'content-length-and-transfer-encoding': true,
    'content-length-repeated': true,
    'content-length-differs': true,
    'content-length-invalid': true,
    'content-length-huge': true,
    'transfer-encoding-not-final-chunked': true,
    'transfer-encoding-unknown': true,
    'transfer-encoding-chunked-twice': true,
    'transfer-encoding-parameter': true,
    'transfer-encoding-empty': true,
    'transfer-encoding-in-http10': true,
    'transfer-encoding-forbidden': true,
    'content-length-forbidden': true,
  };
  expect(Object.keys(conflicts).filter((kind) => !ids.includes(kind))).toEqual([]);
});

test('whatever can make a success broken says what the server could have done', () => {
  const grave = findingKinds.filter(({ severity, signal }) => severity === 'error' || signal === true);
  expect(grave.filter(({ advice }) => advice === undefined).map(({ id }) => id)).toEqual([]);
  // A paragraph: sentences, and the price of what they ask for.
  for (const { id, advice } of grave) {
    expect(advice, id).toMatch(/^[A-Z][^\p{Cc}]{200,900}\.$/u);
    expect(advice, id).toMatch(/trade-off|costs?\b/);
  }
});

test('every signal says that it is one', () => {
  expect(signals.filter(({ signal }) => signal !== true)).toEqual([]);
  for (const { id } of signals) expect(ids).toContain(id);
});

describe.each(findingKinds)('$id', (kind) => {
  test('has words and sources', () => {
    expect(kind.id).toMatch(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/);
    expect(severities).toContain(kind.severity);
    expectTitle(kind.title);
    expect(kind.spec.length).toBeGreaterThan(0);
    for (const { label, url } of kind.spec) {
      expect(label).not.toBe('');
      expect(new URL(url).protocol).toBe('https:');
    }
  });

  test('is shown by its own example', async () => {
    const { wire, method = 'GET', ending = 'fin' } = kind.example;
    const report = await reportOf(wire, { method, ending });
    const finding = report.findings.find(({ id }) => id === kind.id);
    expect(finding, `found ${report.findings.map(({ id }) => id).join(', ')}`).toBeDefined();
    expect(finding?.severity).toBe(kind.severity);
    expect(finding?.signal === true).toBe(kind.signal === true);
    expect(finding?.spec).toEqual(kind.spec);
    for (const { id, title, detail, span } of report.findings) {
      expect(ids).toContain(id);
      expectTitle(title);
      expect(detail, id).toMatch(/^[^\p{Cc}]+\.$/u);
      if (span === null) continue;
      const [start, end] = span;
      expect(start, id).toBeGreaterThanOrEqual(0);
      expect(end, id).toBeGreaterThanOrEqual(start);
      expect(end, id).toBeLessThanOrEqual(octetsOf(wire).length);
    }
  });
});

/** One line of at most 90 characters, without a full stop and without control characters. */
function expectTitle(title: string): void {
  expect(title).toMatch(/^[^\p{Cc}]{1,89}[^\p{Cc}.]$/u);
}

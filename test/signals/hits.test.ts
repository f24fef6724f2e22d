/** Each signal in content, as servers send it: found once, with its words and its evidence, however the octets come. */
import { describe, expect, test } from 'vitest';
import { signals } from '../../src/verdict/signals/index.ts';
import { contentCases } from './content-cases.ts';
import { chunked, framed, gzipped, read, readByOctets, signalsIn } from './wires.ts';

test('every signal that listens to content has a case', () => {
  const listening = signals.filter(({ listen }) => listen !== undefined).map(({ id }) => id);
  const others = ['problem-details', 'digest-mismatch'];
  const shown = new Set(contentCases.map(({ id }) => id));
  expect(listening.filter((id) => !shown.has(id) && !others.includes(id))).toEqual([]);
});

describe.each(contentCases)('$id: $name', ({ id, status, fields, content, says, evidence }) => {
  test('is found, and says what it should', async () => {
    const wire = framed(fields, content, status);
    const report = await read(wire);
    expect(signalsIn(report), report.verdict.summary).toEqual([id]);
    const finding = report.findings.find((one) => one.id === id);
    for (const words of says) expect(finding?.detail).toContain(words);
    const span = finding?.span ?? null;
    expect(span && wire.slice(span[0], span[1])).toBe(evidence);
    expect(report.verdict).toMatchObject({ outcome: 'complete-with-error', brokenSuccess: true });
  });

  test('is the same octet by octet', async () => {
    const wire = framed(fields, content, status);
    expect(await readByOctets(wire)).toEqual(await read(wire));
  });

  test('in chunks has the same words, and a span from its first octet to its last', async () => {
    const whole = (await read(framed(fields, content, status))).findings.find((one) => one.id === id);
    for (const size of [1, 7]) {
      const wire = chunked(fields, content, size, status);
      const report = await read(wire);
      const finding = report.findings.find((one) => one.id === id);
      expect(finding?.detail).toBe(whole?.detail);
      if (evidence === null) {
        expect(finding?.span).toBeNull();
        continue;
      }
      const [start, end] = finding?.span ?? [0, 0];
      expect(wire.charAt(start)).toBe(evidence.charAt(0));
      expect(wire.charAt(end - 1)).toBe(evidence.charAt(evidence.length - 1));
      // Chunk framing lies between the octets of the evidence, and nothing else does.
      if (size === 1) expect(end - start).toBe(evidence.length + (evidence.length - 1) * '\r\n1\r\n'.length);
      expect(await readByOctets(wire)).toEqual(report);
    }
  });

  test('under gzip is found without a span', async () => {
    const report = await read(gzipped(fields, content, status));
    const finding = report.findings.find((one) => one.id === id);
    expect(finding?.span).toBeNull();
    for (const words of says) expect(finding?.detail).toContain(words);
  });
});

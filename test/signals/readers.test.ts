/** The readers under the signals, held against what Node knows: JSON, Base64, CRC-32, and where each octet stood. */
import { crc32 as nodeCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Base64Decoder } from '../../src/verdict/readers/base64.ts';
import { ContentTail } from '../../src/verdict/readers/content-tail.ts';
import { crc32 } from '../../src/verdict/readers/crc32.ts';
import { JsonPaths } from '../../src/verdict/readers/json-paths.ts';
import { JsonScan } from '../../src/verdict/readers/json-scan.ts';
import { XmlScan } from '../../src/verdict/readers/xml-scan.ts';

const utf8 = (text: string) => new Uint8Array(Buffer.from(text));

function scanned(octets: Uint8Array, paths: readonly string[] = [], cuts: readonly number[] = []): JsonScan {
  const wanted = new JsonPaths();
  for (const path of paths) wanted.add(path);
  const scan = new JsonScan(wanted);
  let from = 0;
  for (const cut of [...cuts.map((cut) => cut % (octets.length + 1)).sort((a, b) => a - b), octets.length]) {
    scan.push(octets, from, cut, 100 + from);
    from = cut;
  }
  return scan;
}

describe('JSON', () => {
  const structure = fc.oneof(fc.array(fc.jsonValue()), fc.dictionary(fc.string(), fc.jsonValue()));

  test('a whole text is whole, each beginning of it open, and more behind it broken', () => {
    fc.assert(
      fc.property(structure, fc.integer({ min: 0, max: 2 }), (value, indent) => {
        const octets = utf8(JSON.stringify(value, null, indent));
        expect(scanned(octets)).toMatchObject({ state: 'whole', records: 1 });
        for (let end = 1; end < octets.length; end++) expect(scanned(octets.subarray(0, end)).state).toBe('open');
        expect(scanned(Uint8Array.of(...octets, 0x7d))).toMatchObject({ state: 'broken', brokenAt: octets.length });
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  test('what JSON.parse refuses is not whole', () => {
    for (const text of [
      '{"a":}',
      '{a:1}',
      '[1,]',
      '{"a":1,}',
      '[tru]',
      'nul',
      '"a\nb"',
      '{"a" 1}',
      "{'a':1}",
      '[1}',
      '{]',
    ]) {
      expect(scanned(utf8(text)).state, text).not.toBe('whole');
    }
  });

  test('values at paths are what a parser says, wherever the octets are split', () => {
    const record = fc.record({
      error: fc.jsonValue(),
      'a"b': fc.jsonValue(),
      items: fc.array(fc.record({ x: fc.jsonValue() })),
    });
    fc.assert(
      fc.property(record, fc.array(fc.nat(), { maxLength: 8 }), (value, cuts) => {
        const octets = utf8(JSON.stringify(value));
        const scan = scanned(octets, ['error', 'items[].x', 'a"b'], cuts);
        const [error] = scan.captures('error');
        expect(JSON.parse(Buffer.from(error?.raw ?? '', 'latin1').toString())).toEqual(
          JSON.parse(JSON.stringify(value.error)),
        );
        expect(error?.whole).toBe(true);
        const [start = 0, end = 0] = error?.span ?? [];
        expect(Buffer.from(octets.subarray(start - 100, end - 100)).toString('latin1')).toBe(error?.raw);
        expect(scan.captures('items[].x').length).toBe(Math.min(value.items.length, JsonPaths.most));
        expect(scan.captures('a"b').length).toBe(1);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  test('keeps no more than it says: long values, long keys, deep nesting', () => {
    const long = scanned(utf8(`{"error":"${'x'.repeat(100_000)}","${'k'.repeat(100_000)}":1}`), ['error']);
    expect(long.state).toBe('whole');
    expect(long.captures('error')[0]).toMatchObject({ cut: true, whole: true });
    expect(long.captures('error')[0]?.raw.length).toBe(16 * 1024);
    expect(scanned(utf8('['.repeat(100_000))).state).toBe('deep');
  });

  test('values in a row are counted, and the last is looked into', () => {
    const scan = scanned(utf8('{"n":1}\n\x1e{"n":2} [3]{"n":4}'), ['n']);
    expect(scan).toMatchObject({ records: 4, state: 'whole' });
    expect(scan.captures('n').map(({ raw }) => raw)).toEqual(['4']);
  });
});

test('Base64 in padded segments, in any split', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 })), fc.nat(), (segments, cut) => {
      const text = utf8(segments.map((segment) => Buffer.from(segment).toString('base64')).join(''));
      const decoder = new Base64Decoder();
      const at = cut % (text.length + 1);
      const decoded = [...decoder.push(text, 0, at), ...decoder.push(text, at, text.length)];
      expect(decoded).toEqual(segments.flatMap((segment) => [...segment]));
    }),
    { seed: 3 },
  );
});

test('CRC-32 is that of zlib, in any split', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.nat(), (octets, cut) => {
      const at = cut % (octets.length + 1);
      expect(crc32(octets, at, octets.length, crc32(octets, 0, at))).toBe(nodeCrc32(octets));
    }),
    { seed: 4 },
  );
});

test('the tail is the last octets, and knows where each stood', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ size: fc.integer({ min: 0, max: 40 }), gap: fc.nat(3) })), (pieces) => {
      const tail = new ContentTail(16);
      const places: number[] = [];
      let content = '';
      let wire = 0;
      for (const { size, gap } of pieces) {
        wire += gap;
        const octets = Uint8Array.from({ length: size }, (_, index) => 33 + ((content.length + index) % 90));
        for (let index = 0; index < size; index++) places.push(wire + index);
        tail.push(octets, 0, size, wire);
        content += String.fromCharCode(...octets);
        wire += size;
      }
      expect(tail.text).toBe(content.slice(-16));
      expect(tail.length).toBe(content.length);
      for (let index = 0; index < tail.text.length; index++) {
        expect(tail.span(index, index + 1)?.[0]).toBe(places[tail.from + index]);
      }
    }),
    { seed: 5 },
  );
});

test('XML is the same in any split, and stops where nothing of interest can come', () => {
  const text = utf8(
    '<?xml version="1.0"?>\n<!DOCTYPE a [<!ENTITY x "]>">]>\n<n:Error a="1>2"><Code>a<![CDATA[<&>]]>b</Code><!-- > --></n:Error> x',
  );
  const scanOf = (cuts: readonly number[]) => {
    const scan = new XmlScan(new Set(['Error', 'Error/Code']));
    let from = 0;
    for (const cut of [...cuts, text.length]) {
      scan.push(text, from, cut, from);
      from = cut;
    }
    return { root: scan.root, done: scan.done, code: scan.elements('Error/Code'), error: scan.elements('Error') };
  };
  const whole = scanOf([]);
  const at = Buffer.from(text).indexOf('<Code>');
  const end = Buffer.from(text).indexOf('</Code>') + 7;
  expect(whole.code).toEqual([{ text: 'a<&amp;>b', attributes: '>', span: [at, end] }]);
  for (let cut = 0; cut <= text.length; cut++) expect(scanOf([cut])).toEqual(whole);
  expect(scanOf(Array.from(text, (_, at) => at))).toEqual(whole);
  const other = new XmlScan(new Set(['Error']));
  other.push(utf8('<feed><Error>'), 0, 13, 0);
  expect(other).toMatchObject({ root: 'feed', done: true });
});

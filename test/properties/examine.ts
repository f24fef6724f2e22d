/** One examination of some octets in some split, and what must hold of its Report whatever they were. */
import { nodeCodings } from '../../src/coding/node-codings.ts';
import { nodeHashes } from '../../src/hashing/node-hashes.ts';
import { Examination } from '../../src/report/examination.ts';
import type { Report } from '../../src/report/report.ts';
import { endings } from '../../src/wire/ending.ts';
import { random } from './corpus.ts';

const methods = ['GET', 'GET', 'GET', 'HEAD', 'CONNECT', 'POST'];

/** Examines `input`; `cuts` are the places where one read ends and the next begins. Time stands still. */
function examine(input: Uint8Array, seed: number, cuts: readonly number[]): Report {
  const next = random(seed ^ 0x5f3759df);
  const method = methods[Math.floor(next() * methods.length)] ?? 'GET';
  const transport = endings[Math.floor(next() * endings.length)] ?? 'fin';
  const examination = new Examination({ request: { method }, codings: nodeCodings, hashes: nodeHashes });
  let from = 0;
  for (const cut of [...cuts, input.length]) {
    examination.push(input.slice(from, cut), 0);
    from = cut;
  }
  return examination.end({ transport });
}

/** Some cuts for an input, from its seed. */
function cutsOf(input: Uint8Array, seed: number): number[] {
  const next = random(seed ^ 0x9e3779b9);
  const count = 1 + Math.floor(next() * 5);
  return Array.from({ length: count }, () => Math.floor(next() * (input.length + 1))).sort((a, b) => a - b);
}

function everyCut(input: Uint8Array): number[] {
  return Array.from({ length: input.length }, (_, at) => at);
}

/** What is wrong with the Report of an input, or with that of the same octets in another split; null when nothing is. */
export function faultOf(input: Uint8Array, seed: number): string | null {
  const report = examine(input, seed, []);
  const fault = broken(report, input);
  if (fault !== null) return fault;
  const cuts = seed % 4 === 0 ? everyCut(input) : cutsOf(input, seed);
  const expected = JSON.stringify(report);
  const found = JSON.stringify(examine(input, seed, cuts));
  if (found === expected) return null;
  let at = 0;
  while (found[at] === expected[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60);
  return `cuts at ${cuts} make it …${around(found)}… instead of …${around(expected)}…`;
}

/** What breaks an invariant of the Report, or null. */
function broken(report: Report, input: Uint8Array): string | null {
  const within = (span: readonly [number, number] | null) =>
    span === null || (span[0] <= span[1] && span[1] <= input.length);
  for (const { id, span } of report.findings) if (!within(span)) return `the span of ${id} leaves the input: ${span}`;
  const [defect] = report.defects ?? [];
  if (defect !== undefined) return `the finding ${defect.finding} failed: ${defect.message}`;
  const { response, interim, ending } = report;
  if (ending.at !== input.length) return `the ending is at ${ending.at}, not ${input.length}`;
  for (const message of response === null ? interim : [...interim, response]) {
    const { statusLine, fields, trailers } = message;
    if (textAt(input, statusLine.span) !== statusLine.raw)
      return 'the span of the status line does not hold its octets';
    for (const { raw, span } of [...fields, ...trailers]) {
      if (textAt(input, span) !== raw) return `the span of the field ${JSON.stringify(raw)} does not hold its octets`;
    }
  }
  if (response && response.body.length > input.length) return 'more content than octets';
  return null;
}

function textAt(input: Uint8Array, [start, end]: readonly [number, number]): string {
  return String.fromCharCode(...input.subarray(start, end));
}

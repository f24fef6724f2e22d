/**
 * Reads golden cases from Markdown: a heading names the case, an `http` block holds the wire, a `facts` block what must be
 * found in the Report.
 *
 * In a wire block each line ends in CRLF, but for the last, unless the line ends in one of these:
 *   `\` at the end: no line end here; `\n` at the end: a bare LF. Anywhere: `\r`, `\t`, `\0`, `\xNN`, `\\`.
 * An empty block is no octet at all. Beside the fence stand `ending=…` and `method=…`.
 *
 * In a facts block each line is `path: value`, the value being JSON; the path goes into the Report by dots, and into
 * findings by their id: `findings.bare-lf.span: [15, 16]`. `findings: [...]` lists every id, in order.
 */

import type { Ending } from '../../src/wire/ending.ts';
import { endings } from '../../src/wire/ending.ts';

export interface Golden {
  title: string;
  line: number;
  wire: Uint8Array;
  method: string;
  ending: Ending;
  facts: { path: string; value: unknown }[];
}

const fence = /^```(http|facts)(.*)$/;

export function readGoldens(markdown: string): Golden[] {
  const goldens: Golden[] = [];
  const lines = markdown.split('\n');
  let title = '';
  let open: Omit<Golden, 'facts'> | null = null;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line.startsWith('## ')) title = line.slice(3).trim();
    const block = fence.exec(line);
    if (block === null) continue;
    const start = index + 1;
    while (index + 1 < lines.length && lines[index + 1] !== '```') index++;
    const body = lines.slice(start, index + 1);
    if (block[1] === 'http') open = { title, line: start, wire: wireOf(body), ...settings(block[2] ?? '') };
    else if (open) {
      goldens.push({ ...open, facts: body.filter((fact) => fact.trim() !== '').map(factOf) });
      open = null;
    }
  }
  return goldens;
}

function settings(info: string): { method: string; ending: Ending } {
  const given = new Map(
    info
      .trim()
      .split(/\s+/)
      .map((word) => word.split('=') as [string, string]),
  );
  const ending = given.get('ending') ?? 'fin';
  const known = endings.find((name) => name === ending);
  if (known === undefined) throw new Error(`No ending is called ${ending}.`);
  return { method: given.get('method') ?? 'GET', ending: known };
}

function wireOf(lines: string[]): Uint8Array {
  let text = '';
  lines.forEach((line, index) => {
    const last = index === lines.length - 1;
    if (line.endsWith('\\n')) text += `${unescaped(line.slice(0, -2))}\n`;
    else if (line.endsWith('\\') && !line.endsWith('\\\\')) text += unescaped(line.slice(0, -1));
    else text += unescaped(line) + (last ? '' : '\r\n');
  });
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

const escapes: Record<string, string> = { '\\r': '\r', '\\t': '\t', '\\0': '\0', '\\\\': '\\' };

function unescaped(text: string): string {
  return text.replace(/\\(?:x([0-9a-f]{2})|[rt0\\])/g, (match, hex?: string) =>
    hex === undefined ? (escapes[match] ?? match) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function factOf(line: string): { path: string; value: unknown } {
  const colon = line.indexOf(': ');
  if (colon === -1) throw new Error(`A fact is "path: value", not ${line}`);
  return { path: line.slice(0, colon).trim(), value: JSON.parse(line.slice(colon + 2)) };
}

/** The value at a fact's path in a Report. */
export function valueAt(report: unknown, path: string): unknown {
  let value: unknown = report;
  const steps = path.split('.');
  for (let index = 0; index < steps.length; index++) {
    const step = steps[index] ?? '';
    if (step === 'findings' && Array.isArray((value as { findings?: unknown[] }).findings)) {
      const findings = (value as { findings: { id: string }[] }).findings;
      if (index === steps.length - 1) return findings.map(({ id }) => id);
      const id = steps[++index];
      value = findings.find((finding) => finding.id === id);
    } else if (typeof value === 'object' && value !== null) {
      value = (value as Record<string, unknown>)[step];
    } else return undefined;
  }
  return value;
}

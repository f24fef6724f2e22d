/** Every case of the lab: its own corpora, and the golden wires. */
import { readdirSync, readFileSync } from 'node:fs';
import { latin1 } from '../../src/wire/octets.ts';
import { readGoldens } from '../../test/goldens/golden.ts';
import type { CaseEnding, LabCase } from '../case.ts';
import { chunks } from './chunks.ts';
import { codings } from './codings.ts';
import { fields } from './fields.ts';
import { framing } from './framing.ts';
import { interims } from './interims.ts';
import { caseOf } from './row.ts';
import { statusLines } from './status-lines.ts';
import { trailers } from './trailers.ts';

export const corpora = { statusLines, fields, framing, chunks, trailers, interims, codings };

export const ownCases: readonly LabCase[] = Object.values(corpora).flatMap((rows) => rows.map(caseOf));

/** Endings that a server on a clear connection can bring about. */
const endings: Readonly<Record<string, CaseEnding>> = { fin: 'fin', rst: 'rst', open: 'open', 'idle-timeout': 'open' };

/** The golden wires of a folder, as far as a client's GET or HEAD can meet them. */
export function goldenCases(folder: string): LabCase[] {
  const cases: LabCase[] = [];
  for (const name of readdirSync(folder).sort()) {
    const file = name.replace(/\.md$/, '');
    for (const { title, wire, method, ending } of readGoldens(readFileSync(`${folder}/${name}`, 'utf8'))) {
      const known = endings[ending];
      if (known === undefined || (method !== 'GET' && method !== 'HEAD')) continue;
      const id = `golden-${file}-${title
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .slice(0, 60)}`;
      cases.push({ id, title: `golden: ${title}`, method, wire: latin1(wire), ending: known });
    }
  }
  return cases;
}

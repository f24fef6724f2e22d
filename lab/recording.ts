/**
 * lab/observed.json: what a run of the lab saw. Wires stand in it, so that it can be judged by itself; long runs of one
 * octet are written `{"octet": "v", "times": 65536}`, and clients that did the same share an entry.
 */
import type { CaseEnding, LabCase, Observation } from './case.ts';

type Piece = string | { octets: string; times: number };

interface RecordedCase {
  id: string;
  title: string;
  method: string;
  ending: CaseEnding;
  wire: Piece[];
  seen: ({ clients: string[] } & Observation)[];
}

export interface Recording {
  about: string;
  date: string;
  /** Milliseconds that each client was given for a case. */
  limit: number;
  clients: { client: string; version: string; date: string }[];
  cases: RecordedCase[];
}

/** Characters of a message that are kept. */
const WORDS = 100;

/** A run of at least this many octets is folded. */
const RUN = 64;
const runs = new RegExp(`([\\s\\S]{1,16}?)\\1{${RUN - 1},}`, 'g');

export function foldWire(wire: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of wire.matchAll(runs)) {
    const octets = match[1] ?? '';
    if (match.index > at) pieces.push(wire.slice(at, match.index));
    pieces.push({ octets, times: match[0].length / octets.length });
    at = match.index + match[0].length;
  }
  if (at < wire.length || pieces.length === 0) pieces.push(wire.slice(at));
  return pieces;
}

export function unfoldWire(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.octets.repeat(piece.times))).join('');
}

export function recordedCase({ wire, ...rest }: LabCase, seen: ReadonlyMap<string, Observation>): RecordedCase {
  const groups = new Map<string, { clients: string[] } & Observation>();
  for (const [client, observation] of seen) {
    const { error } = observation;
    const kept =
      error === null
        ? observation
        : { ...observation, error: { code: error.code, message: error.message.slice(0, WORDS) } };
    const key = JSON.stringify(kept);
    const group = groups.get(key);
    if (group) group.clients.push(client);
    else groups.set(key, { clients: [client], ...kept });
  }
  return { ...rest, wire: foldWire(wire), seen: [...groups.values()] };
}

/** A case of a recording with its observations, by client. */
export function readCase({ wire, seen, ...rest }: RecordedCase): LabCase & { seen: Map<string, Observation> } {
  const byClient = new Map<string, Observation>();
  for (const { clients, ...observation } of seen) for (const client of clients) byClient.set(client, observation);
  return { ...rest, wire: unfoldWire(wire), seen: byClient };
}

/** As JSON with a line an entry: a change of one cell is a change of one line. */
export function recordingText({ cases, ...rest }: Recording): string {
  const head = JSON.stringify(rest, null, 2).slice(0, -2);
  const rows = cases.map(({ seen, ...one }) => {
    const cells = seen.map((cell) => `    ${JSON.stringify(cell)}`).join(',\n');
    return `  ${JSON.stringify(one).slice(0, -1)}, "seen": [\n${cells}\n  ]}`;
  });
  return `${head},\n  "cases": [\n${rows.join(',\n')}\n  ]\n}\n`;
}

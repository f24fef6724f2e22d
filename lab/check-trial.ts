import { readFileSync, existsSync } from 'node:fs';
import { Examination } from '../src/report/examination.ts';
import { nodeCodings } from '../src/coding/node-codings.ts';
import { profiles } from '../src/verdict/clients/index.ts';
import { Walk, isSilent } from '../src/verdict/clients/engine.ts';
import { clientFacts } from '../src/verdict/clients/facts.ts';
const END: any = { fin: 'fin', rst: 'rst', open: 'open', keep: 'open', stall: 'fin' };
export function main(args: string[]) {
  const [set, client, verbose] = args;
  const cases: any[] = [];
  if (set === 'samples') for (const s of JSON.parse(readFileSync('/work/shared/clients-observed.json', 'utf8')).samples) {
    const seen: any = {};
    for (const [c, o] of Object.entries<any>(s.observed)) seen[c] = { stage: o.ok ? 'done' : (o.error.stage ?? 'head'), status: o.status, reason: o.reason, bodyLength: o.bodyLength, trailers: o.trailersVisible, error: o.error && { code: o.error.code, message: o.error.message } };
    cases.push({ id: s.id, wire: s.latin1, method: 'GET', ending: s.end, seen });
  } else { const all = JSON.parse(readFileSync('/tmp/all.json', 'utf8')); for (const c of Object.values<any>(all)) cases.push({ ...c, wire: c.wire.map((p: any) => typeof p === 'string' ? p : p.octets.repeat(p.times)).join('') }); }
  const profile = profiles.find((p) => p.client === client)!;
  let bad = 0, codeBad = 0, textBad = 0, n = 0;
  for (const c of cases) {
    const seen = c.seen[client]; if (!seen) continue; n++;
    const ex = new Examination({ request: { method: c.method }, codings: nodeCodings });
    ex.push(Uint8Array.from(Buffer.from(c.wire, 'latin1')), 0);
    const report = ex.end({ transport: END[c.ending] });
    const v = report.clients.find((x) => x.client === client)!;
    const d: string[] = [];
    if (process.env.DBG === c.id) console.log(JSON.stringify(v));
    if (v.stage !== seen.stage) d.push(`stage ${v.stage} not ${seen.stage}`);
    if (v.status !== seen.status) d.push(`status ${v.status} not ${seen.status}`);
    if (v.statusText !== null && (v.statusText ?? '').slice(0,60) !== (seen.reason ?? '').replace('...','').slice(0, 60)) d.push(`reason ${JSON.stringify(v.statusText?.slice(0,60))} not ${JSON.stringify(seen.reason?.slice(0,60))}`);
    if (v.bodyLength !== null && v.bodyLength !== seen.bodyLength) d.push(`length ${v.bodyLength} not ${seen.bodyLength}`);
    if (v.trailersVisible !== seen.trailers) d.push(`trailers ${v.trailersVisible}`);
    if (d.length) { bad++; }
    const code = seen.error?.code ?? null;
    const waits = code === 'WAITING' || code === 'TIMEOUT';
    if (!d.length && code !== null && !waits && !(v.error ?? '').startsWith(code)) { codeBad++; d.push(`code`); }
    if (!d.length && process.env.TXT && seen.error && !waits && verbose) { const want = `${seen.error.code}: ${seen.error.message}`; const norm = (s: string) => s.replace(/127\.0\.0\.1:\d+(\/[^')]*)?/g, 'ADDR').slice(0, 90); if (norm(v.error ?? '') !== norm(want)) { textBad++; d.push('text ' ); } }
    if (d.length) console.log(`${c.id} [${c.ending}] ${d.join('; ')}\n     profile: ${v.error?.slice(0,110)}\n     seen:    ${seen.error ? (seen.error.code + ': ' + seen.error.message).slice(0, 110) : null}`);
  }
  console.log(`${client} ${set}: ${n} cases, ${bad} disagree, ${codeBad} codes, ${textBad} texts`);
}

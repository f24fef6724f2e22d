/** A canned report's head, as a host tells it before the rest is there. */
import type { HeadSoFar } from '../../protocol/messages.ts';
import { limits } from '../../protocol/messages.ts';
import { cannedExchange } from './canned-reports.ts';

/** Null where no response could be read. */
export function cannedHead(name: string): HeadSoFar | null {
  const { report, exchange } = cannedExchange(name);
  const { response, interim } = report;
  if (response === null) return null;
  const { framing, declaredLength, length } = response.body;
  return {
    statusLine: response.statusLine,
    fields: response.fields.slice(0, limits.headFields),
    fieldCount: response.fields.length,
    interim: interim.slice(0, limits.headInterims).map(({ statusLine: { raw, span } }) => ({ raw, span })),
    interimCount: interim.length,
    framing,
    declaredLength,
    end: framing === 'chunked' ? exchange.rows.row(0).offset : exchange.excessAt - length,
  };
}

/** The inspector's own words for what the Report and the progress name by a code: for every code a message, by type. */
import type { progressPhases } from '../../protocol/messages.ts';
import type { FaultCode } from '../../report/fault.ts';
import type { Framing, Outcome, Report, Severity, StatusClass, TrailerClass } from '../../report/report.ts';
import { t } from '../text.ts';

type Snake<Code extends string> = Code extends `${infer Head}-${infer Rest}` ? `${Head}_${Snake<Rest>}` : Code;

/** The key of a code's message: `outcome` and `no-response` give `outcome_no_response`. */
function keyOf<Family extends string, Code extends string>(family: Family, code: Code): `${Family}_${Snake<Code>}` {
  return `${family}_${code.replaceAll('-', '_')}` as `${Family}_${Snake<Code>}`;
}

type Transport = Report['ending']['transport'];

export const outcomeWord = (outcome: Outcome) => t(keyOf('outcome', outcome));

export const phaseWords = (phase: (typeof progressPhases)[number]) => t(keyOf('phase', phase));

export const severityWord = (severity: Severity) => t(keyOf('severity', severity));

export const classWords = (statusClass: StatusClass) => t(keyOf('class', statusClass));

export const framingWords = (framing: Framing) => t(keyOf('framing', framing));

export const trailerWords = (trailerClass: TrailerClass) => t(keyOf('trailer', trailerClass));

/** The same where there is little room. */
export const trailerMark = (trailerClass: TrailerClass) => t(keyOf('trailer_mark', trailerClass));

/** An inspection that was cancelled for a reason was not cancelled by anybody: a limit was reached, or the host stopped. */
export const endingWords = ({ transport, reason }: Pick<Report['ending'], 'transport' | 'reason'>) =>
  transport === 'cancelled' && reason !== undefined ? t('ending_stopped') : t(keyOf('ending', transport));

/** The ending in a word: the closing mark of the drawing. */
export const endingMark = (transport: Transport) => t(keyOf('ending_mark', transport));

/** What the user can do about a fault, one sentence. */
export const remedyWords = (code: FaultCode) => t(keyOf('remedy', code));

export type Tone = 'good' | 'bad' | 'warn' | 'idle' | 'live';

export const outcomeTones: Record<Outcome, Tone> = {
  complete: 'good',
  'complete-with-error': 'bad',
  truncated: 'bad',
  reset: 'bad',
  stalled: 'bad',
  malformed: 'bad',
  undelimited: 'warn',
  'no-response': 'bad',
  cancelled: 'idle',
};

/** "Broken 200", where the outcome's own icon has not the tone for it; null otherwise. */
export function brokenWords({ verdict: { outcome, brokenSuccess }, response }: Report): string | null {
  if (!brokenSuccess || !['good', 'warn'].includes(outcomeTones[outcome])) return null;
  return t('verdict_broken', `${response?.statusLine.code ?? '2xx'}`);
}

export function isOutcome(word: string): word is Outcome {
  return Object.hasOwn(outcomeTones, word);
}

/** The verdict on an exchange: every finding, the outcome, whether a success was broken, and the sentence that says it. */
import type { Exchange } from './exchange.ts';
import { type Finding, type FindingKind, judge, severities } from './finding.ts';
import { findingKinds } from './findings/index.ts';
import { decideOutcome, type Outcome, stageOf } from './outcome.ts';
import { summarise } from './summary.ts';

export interface Verdict {
  outcome: Outcome;
  /** A 2xx that the rest of the exchange contradicts (design: the flag the product exists for). */
  brokenSuccess: boolean;
  /** One sentence. */
  summary: string;
  /** Ids of the findings that decided, gravest first. */
  because: string[];
}

export interface Judgement {
  verdict: Verdict;
  /** Errors first, then warnings, then infos. */
  findings: Finding[];
  /** Findings whose own code failed, which is a defect of Lastchunk and nothing of the server's. */
  defects: Defect[];
}

export interface Defect {
  /** The finding's id. */
  finding: string;
  /** What was thrown. */
  message: string;
}

export function judgeExchange(exchange: Exchange, kinds: readonly FindingKind[] = findingKinds): Judgement {
  const defects = Array.from(exchange.content.failed, ([finding, message]): Defect => ({ finding, message }));
  const findings = kinds
    .map((kind) => {
      try {
        return judge(kind, exchange);
      } catch (thrown) {
        defects.push({ finding: kind.id, message: thrown instanceof Error ? thrown.message : String(thrown) });
        return null;
      }
    })
    .filter((finding) => finding !== null)
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  const failed = findings.some((finding) => finding.signal === true) || codingFailed(exchange);
  const outcome = decideOutcome(stageOf(exchange), exchange.ending.transport, failed);
  const errors = findings.filter((finding) => finding.severity === 'error');
  const brokenSuccess = isSuccess(exchange) && (!fine.has(outcome) || errors.length > 0);
  return {
    verdict: {
      outcome,
      brokenSuccess,
      summary: summarise(exchange, outcome, findings),
      because: because(outcome, findings),
    },
    findings,
    defects,
  };
}

const fine: ReadonlySet<Outcome> = new Set(['complete', 'undelimited']);

/** Content that its own coding shows to be broken has failed, whatever the framing says; a limit of ours shows nothing. */
function codingFailed({ content }: Exchange): boolean {
  return content.fault !== null && content.fault.kind !== 'bomb';
}

function isSuccess({ response }: Exchange): boolean {
  const line = response.head?.statusLine;
  return line?.code !== null && line?.codeRaw.length === 3 && line.codeRaw.startsWith('2');
}

function because(outcome: Outcome, findings: readonly Finding[]): string[] {
  const errors = findings.filter((finding) => finding.severity === 'error').map((finding) => finding.id);
  if (errors.length > 0) return errors;
  const telling: Partial<Record<Outcome, string>> = { undelimited: 'close-delimited', cancelled: 'cancelled' };
  const id = telling[outcome];
  return id !== undefined && findings.some((finding) => finding.id === id) ? [id] : [];
}

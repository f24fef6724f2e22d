/** Every kind of finding, by family, in the order in which they are reported within one severity. */
import { advice, signalAdvice } from '../advice.ts';
import type { FindingKind } from '../finding.ts';
import { incompleteHtml } from '../signals/incomplete-html.ts';
import { signals } from '../signals/index.ts';
import { cachingFindings } from './caching.ts';
import { chunkFindings } from './chunks.ts';
import { connectionPersistenceFindings } from './connection-persistence.ts';
import { contentFindings } from './content.ts';
import { contentPresenceFindings } from './content-presence.ts';
import { contentRangeFindings } from './content-range.ts';
import { endingFindings } from './ending.ts';
import { fieldFindings } from './fields.ts';
import { framingFindings } from './framing.ts';
import { integrityFindings } from './integrity.ts';
import { interimFindings } from './interim.ts';
import { problemDetailsFindings } from './problem-details.ts';
import { redirectionFindings } from './redirection.ts';
import { requiredFieldFindings } from './required-fields.ts';
import { responseInContent } from './response-in-content.ts';
import { singletonFindings } from './singletons.ts';
import { statusLineFindings } from './status-line.ts';
import { trailerFindings } from './trailers.ts';
import { transferCodingFindings } from './transfer-coding.ts';

export interface FindingFamily {
  /** One line, no full stop: a heading of docs/findings.md. */
  title: string;
  kinds: readonly FindingKind[];
  /** For those of its errors that have no advice of their own. */
  advice?: string;
}

export const findingFamilies: readonly FindingFamily[] = [
  { title: 'How the exchange ended', kinds: endingFindings },
  { title: 'What became of the connection', kinds: connectionPersistenceFindings },
  { title: 'Signals: the server reports a failure after the head', kinds: signals },
  { title: 'A response inside the content', kinds: [responseInContent], advice: advice.excess },
  { title: 'Content that may not be whole', kinds: [incompleteHtml], advice: advice.unfinished },
  { title: 'The status line', kinds: statusLineFindings, advice: advice.syntax },
  { title: 'Interim responses', kinds: interimFindings, advice: advice.semantics },
  { title: 'Framing: where the body ends', kinds: framingFindings, advice: advice.framing },
  { title: 'Transfer codings', kinds: transferCodingFindings },
  { title: 'Chunks', kinds: chunkFindings, advice: advice.framing },
  { title: 'Content that should not be there, or should', kinds: contentPresenceFindings, advice: advice.excess },
  { title: 'Field lines', kinds: fieldFindings, advice: advice.syntax },
  { title: 'Fields that may come once', kinds: singletonFindings, advice: advice.semantics },
  { title: 'Fields that a status asks for', kinds: requiredFieldFindings },
  { title: 'Partial content', kinds: contentRangeFindings, advice: advice.semantics },
  { title: 'Redirection', kinds: redirectionFindings },
  { title: 'Caching', kinds: cachingFindings },
  { title: 'Trailers', kinds: trailerFindings, advice: advice.framing },
  { title: 'Content codings', kinds: contentFindings },
  { title: 'Digests of the content', kinds: integrityFindings },
  { title: 'Problem documents', kinds: problemDetailsFindings },
];

export const findingKinds: readonly FindingKind[] = findingFamilies.flatMap(({ kinds, advice }) =>
  kinds.map((kind) => advised(kind, advice)),
);

function advised(kind: FindingKind, familyAdvice: string | undefined): FindingKind {
  if (kind.advice !== undefined || (kind.severity !== 'error' && kind.signal !== true)) return kind;
  const advice = kind.signal === true ? signalAdvice(kind.id) : familyAdvice;
  return advice === undefined ? kind : { ...kind, advice };
}

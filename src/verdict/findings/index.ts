/** Every kind of finding, in the order in which they are reported within one severity. */
import type { FindingKind } from '../finding.ts';
import { signals } from '../signals/index.ts';
import { cachingFindings } from './caching.ts';
import { chunkFindings } from './chunks.ts';
import { contentFindings } from './content.ts';
import { contentPresenceFindings } from './content-presence.ts';
import { contentRangeFindings } from './content-range.ts';
import { endingFindings } from './ending.ts';
import { fieldFindings } from './fields.ts';
import { framingFindings } from './framing.ts';
import { interimFindings } from './interim.ts';
import { problemDetailsFindings } from './problem-details.ts';
import { redirectionFindings } from './redirection.ts';
import { requiredFieldFindings } from './required-fields.ts';
import { responseInContent } from './response-in-content.ts';
import { singletonFindings } from './singletons.ts';
import { statusLineFindings } from './status-line.ts';
import { trailerFindings } from './trailers.ts';
import { transferCodingFindings } from './transfer-coding.ts';

export const findingKinds: readonly FindingKind[] = [
  ...endingFindings,
  ...signals,
  responseInContent,
  ...statusLineFindings,
  ...interimFindings,
  ...framingFindings,
  ...transferCodingFindings,
  ...chunkFindings,
  ...contentPresenceFindings,
  ...fieldFindings,
  ...singletonFindings,
  ...requiredFieldFindings,
  ...contentRangeFindings,
  ...redirectionFindings,
  ...cachingFindings,
  ...trailerFindings,
  ...contentFindings,
  ...problemDetailsFindings,
];

/** Every kind of finding, in the order in which they are reported within one severity. */
import type { FindingKind } from '../finding.ts';
import { signals } from '../signals/index.ts';
import { chunkFindings } from './chunks.ts';
import { contentFindings } from './content.ts';
import { endingFindings } from './ending.ts';
import { fieldFindings } from './fields.ts';
import { framingFindings } from './framing.ts';
import { statusLineFindings } from './status-line.ts';
import { trailerFindings } from './trailers.ts';

export const findingKinds: readonly FindingKind[] = [
  ...endingFindings,
  ...signals,
  ...statusLineFindings,
  ...framingFindings,
  ...chunkFindings,
  ...fieldFindings,
  ...trailerFindings,
  ...contentFindings,
];

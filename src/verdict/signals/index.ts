/** Every signal, in the order in which they are reported. */
import type { SignalKind } from '../detector.ts';
import { grpcStatus } from './grpc-status.ts';
import { ipfsStreamError } from './ipfs-stream-error.ts';
import { jsonLinesError } from './json-lines-error.ts';
import { problemDetails } from './problem-details.ts';
import { sseError } from './sse-error.ts';
import { sseUnfinished } from './sse-unfinished.ts';

export const signals: readonly SignalKind[] = [
  grpcStatus,
  ipfsStreamError,
  sseError,
  sseUnfinished,
  jsonLinesError,
  problemDetails,
];

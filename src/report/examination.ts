/**
 * One response under examination: octets and an ending in, a Report out. Sans-IO: the host, `decode()` and the tests
 * drive the same class.
 */
import type { ChunkColumns } from '../wire/http1/chunk-columns.ts';
import type { EndingFact, Report } from './report.ts';

export interface ExaminationOptions {
  /** The request that the response answers: HEAD and CONNECT change the framing. */
  request: Report['request'];
  /** Called with each batch of data chunks; the arrays are reused after it returns. */
  onChunks?: (batch: ChunkColumns) => void;
}

export interface ExaminationProgress {
  /** `after`: the final message is whole, and what may come now is excess. */
  phase: 'waiting' | 'head' | 'body' | 'trailers' | 'after';
  /** Octets pushed. */
  received: number;
  /** Data chunks whose size line has been read. */
  chunks: number;
  /** The final response's status line, Latin-1. */
  statusLine: string | null;
}

export class Examination {
  constructor(_options: ExaminationOptions) {}

  /** Takes the octets of one read, which came at `time` milliseconds. Never throws, whatever they are. */
  push(_bytes: Uint8Array, _time: number): void {}

  get progress(): ExaminationProgress {
    throw new Error('not built yet');
  }

  /** True when the final message is whole by its own framing, so that nothing more needs to come. */
  get whole(): boolean {
    return this.progress.phase === 'after';
  }

  /** Takes the ending and judges. Call once. */
  end(_ending: Omit<EndingFact, 'at'>, _time: number): Report {
    throw new Error('not built yet');
  }
}

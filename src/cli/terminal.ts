/** What the streams of this process can show. */
import type { WriteStream } from 'node:tty';

/** Columns where the width is not known. */
const WIDTH = 80;
/** Prose in longer lines is hard to read. */
const WIDEST = 120;

interface Stream {
  isTTY?: boolean;
  columns?: number;
}

/** Columns to wrap to: the terminal's, else what COLUMNS says, else 80; at most 120. */
export function widthOf(stream: Stream, env: NodeJS.ProcessEnv = process.env): number {
  const known = stream.columns ?? Number.parseInt(env.COLUMNS ?? '', 10);
  return Math.min(WIDEST, known > 0 ? known : WIDTH);
}

/**
 * Whether to use colour: not when asked not to, or by NO_COLOR (no-color.org); always by FORCE_COLOR, unless it is 0;
 * else where the stream is a terminal that has it.
 */
export function wantsColour(stream: Stream, asked: boolean, env: NodeJS.ProcessEnv = process.env): boolean {
  if (!asked || env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Ends quietly when whoever reads our output has seen enough (`| head`): the status set so far stands. */
export function endQuietlyOnBrokenPipe(stream: WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

/** Exit statuses, the same for every command. */
import type { Report } from '../report/report.ts';

export const COMPLETE = 0;
/** The response is broken; for `doctor`, no browser can reach the host. */
export const BROKEN = 1;
/** The tool could not do its work: a fault, or a command line that cannot be understood. */
export const FAULT = 2;
/** Interrupted a second time: 128 and SIGINT's number, as shells have it. */
export const INTERRUPTED = 130;

/** 0 when the response is whole, as far as anyone can tell, and nothing contradicts its success; 1 otherwise. */
export function statusOf({ verdict: { outcome, brokenSuccess } }: Report): number {
  const whole = outcome === 'complete' || outcome === 'undelimited';
  return whole && !brokenSuccess ? COMPLETE : BROKEN;
}

/** For the end of --help of the commands that judge a response. */
export const statusHelp = `
Exit status: 0 the response is complete (or nothing says where it should have ended),
1 it is broken, 2 Lastchunk could not do its work.`;

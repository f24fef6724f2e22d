/** A client in another language: one long-lived program that reads a request a line and answers an observation a line, in JSON. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { WAITING } from '../case.ts';
import type { Runner, Seen } from './runner.ts';

/** Beyond its own limit a program gets this long to say so, in milliseconds. */
const GRACE = 3_000;

export interface LineProgram {
  clients: readonly string[];
  parallel: number;
  /** Builds what must be built; answers the command. Throws when the language is missing. */
  build(): Promise<readonly [program: string, ...args: string[]]>;
}

interface Answer extends Seen {
  id: number;
}

export function lineProcess(program: LineProgram): Runner {
  let child: ChildProcessByStdio<Writable, Readable, null> | null = null;
  const waiting = new Map<number, (answer: Answer) => void>();
  let next = 1;
  const ask = <T>(question: object): Promise<T> => {
    const id = next++;
    const answer = new Promise<T>((done) => waiting.set(id, done as unknown as (answer: Answer) => void));
    child?.stdin.write(`${JSON.stringify({ id, ...question })}\n`);
    return answer;
  };
  return {
    clients: program.clients,
    parallel: program.parallel,
    start: async () => {
      const [command, ...args] = await program.build();
      const started = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
      child = started;
      const failed = new Promise<never>((_done, fail) => {
        started.on('error', fail);
        started.on('exit', (code) => fail(new Error(`${command} ended with ${code}.`)));
      });
      failed.catch(() => {});
      createInterface({ input: started.stdout }).on('line', (line) => {
        const answer = JSON.parse(line) as Answer;
        waiting.get(answer.id)?.(answer);
        waiting.delete(answer.id);
      });
      const { versions } = await Promise.race([ask<{ versions: Record<string, string> }>({ versions: true }), failed]);
      return versions;
    },
    run: async (client, url, method, limit) => {
      let timer: NodeJS.Timeout | undefined;
      const hung = new Promise<Seen>((done) => {
        const error = { code: WAITING, message: `gave no answer in ${limit + GRACE} ms` };
        const seen: Seen = { stage: 'head', status: null, reason: null, bodyLength: 0, trailers: false, error };
        timer = setTimeout(() => done(seen), limit + GRACE);
      });
      const { stage, status, reason, bodyLength, trailers, error } = await Promise.race([
        ask<Answer>({ client, url, method, limit }),
        hung,
      ]);
      clearTimeout(timer);
      return { stage, status, reason, bodyLength, trailers, error };
    },
    stop: async () => {
      child?.kill();
    },
  };
}

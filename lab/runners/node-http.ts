/** `node:http`, as a caller of `http.request` meets it. */
import http from 'node:http';
import { WAITING } from '../case.ts';
import type { Runner, Seen } from './runner.ts';

export const nodeHttp: Runner = {
  clients: ['node-http'],
  parallel: 16,
  start: async () => ({ 'node-http': `node ${process.version} llhttp ${process.versions.llhttp}` }),
  stop: async () => {},
  run: (_client, url, method, limit) => new Promise((done) => request(url, method, limit, done)),
};

function request(url: string, method: string, limit: number, done: (seen: Seen) => void): void {
  const agent = new http.Agent();
  const seen: Seen = { stage: 'head', status: null, reason: null, bodyLength: 0, trailers: false, error: null };
  let finished = false;
  let failure: NodeJS.ErrnoException | undefined;
  const finish = (code?: string, message = ''): void => {
    if (finished) return;
    finished = true;
    clearTimeout(timer);
    sent.destroy();
    agent.destroy();
    done(code === undefined ? { ...seen, stage: 'done' } : { ...seen, error: { code, message } });
  };
  const timer = setTimeout(() => finish(WAITING, `still waiting after ${limit} ms`), limit);
  const sent = http.request(url, { method, agent });
  // What was read before the error is still handed over, in the turns after it.
  sent.on('error', (error: NodeJS.ErrnoException) => {
    failure ??= error;
    setTimeout(() => finish(error.code ?? error.name, error.message), seen.stage === 'head' ? 0 : 20);
  });
  sent.on('close', () => setTimeout(() => finish('CLOSED', "'close' with no response and no 'error'"), 50));
  sent.on('response', (response) => {
    seen.stage = 'body';
    seen.status = response.statusCode ?? null;
    seen.reason = response.statusMessage ?? null;
    response.on('data', (octets: Buffer) => {
      seen.bodyLength += octets.length;
    });
    response.on('error', (error: NodeJS.ErrnoException) => {
      // The request's own error says why; the response only says that it was aborted.
      setTimeout(() => finish(failure?.code ?? error.code ?? error.name, failure?.message ?? error.message), 10);
    });
    response.on('end', () => {
      seen.trailers = response.rawTrailers.length > 0;
      // A parse error of what follows the body comes on the request, in the same turn or the next.
      setTimeout(() => {
        if (failure === undefined) finish();
      }, 10);
    });
  });
  sent.end();
}

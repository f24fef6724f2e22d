// @ts-check
/**
 * `fetch` of Node, or with the argument `undici` that of the undici package: reads {id, url, method, limit} a line, answers an
 * observation a line. A process each, since the package's mere import changes the dispatcher that Node's own fetch uses.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const undici = process.argv[2] === 'undici' ? await import('undici') : null;

function versions() {
  if (undici === null) return { 'node-fetch': `undici ${process.versions.undici} in node ${process.version}` };
  const file = createRequire(import.meta.url).resolve('undici/package.json');
  return { 'undici-fetch': `undici ${JSON.parse(readFileSync(file, 'utf8')).version}` };
}

/** @param {{ url: string, method: string, limit: number }} question */
async function ask({ url, method, limit }) {
  const seen = {
    stage: 'head',
    status: /** @type {number | null} */ (null),
    reason: /** @type {string | null} */ (null),
    bodyLength: 0,
    trailers: false,
    error: /** @type {{ code: string, message: string } | null} */ (null),
  };
  const signal = AbortSignal.timeout(limit);
  try {
    const response = await (undici === null
      ? fetch(url, { method, signal, redirect: 'manual' })
      : undici.fetch(url, { method, signal, redirect: 'manual', dispatcher: new undici.Agent() }));
    seen.stage = 'body';
    seen.status = response.status;
    seen.reason = response.statusText;
    for await (const octets of response.body ?? []) seen.bodyLength += octets.length;
    seen.stage = 'done';
  } catch (thrown) {
    seen.error = signal.aborted ? { code: 'WAITING', message: `still waiting after ${limit} ms` } : errorOf(thrown);
  }
  return seen;
}

/**
 * The code of the innermost cause, which is what tells the cases apart; the messages from outside in.
 * @param {unknown} thrown
 */
function errorOf(thrown) {
  const messages = [];
  let code = '';
  for (let error = thrown; error instanceof Error; error = error.cause) {
    messages.push(error.message);
    code = 'code' in error && error.code !== undefined ? String(error.code) : error.name;
  }
  return { code, message: messages.join(' < ') };
}

// A connection may fail after its response was read: that is not this program's end.
process.on('uncaughtException', () => {});

for await (const line of createInterface({ input: process.stdin })) {
  const { id, ...question } = JSON.parse(line);
  if (question.versions) process.stdout.write(`${JSON.stringify({ id, versions: versions() })}\n`);
  else void ask(question).then((seen) => process.stdout.write(`${JSON.stringify({ id, ...seen })}\n`));
}

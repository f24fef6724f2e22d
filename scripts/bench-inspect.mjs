// @ts-check
/**
 * How fast a live response is inspected and recorded, beside a bare drain of the same socket that writes the same octets
 * to a file; TLS beside plain node:tls; and the memory that it takes. Each measurement is a process of its own, against a
 * server in another. Run after a build: `node scripts/bench-inspect.mjs [--size=2048] [--rounds=3] [--large]`, the size in
 * MiB; --large adds the 10 GB and the 10 million chunks.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import tls from 'node:tls';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { median, printTable, saveJson } from './bench.mjs';
import { root } from './setup.mjs';

const MIB = 1024 * 1024;
const at = (/** @type {string} */ file) => pathToFileURL(path.join(root, 'dist', file)).href;

/** @typedef {'binary' | 'lines' | 'small'} Shape */
/** @typedef {{ what: 'inspect' | 'drain', shape: Shape, octets: number, secure: boolean, port: number, folder: string }} Job */
/** @typedef {{ ms: number, octets: number, rss: number, problem: string | null }} Figures */

/** @type {Record<Shape, { type: string, chunk: Buffer }>} */
const shapes = {
  binary: { type: 'application/octet-stream', chunk: Buffer.alloc(64 * 1024, 'x') },
  lines: { type: 'application/x-ndjson', chunk: ndjson(64 * 1024) },
  small: { type: 'application/octet-stream', chunk: Buffer.alloc(16, 'x') },
};

/** Whole lines of about 120 octets, as an export has them. */
function ndjson(/** @type {number} */ octets) {
  let text = '';
  for (let n = 1; text.length < octets; n++) {
    text += `${JSON.stringify({ order: n, customer: `customer ${n % 97}`, item: 'brass lamp, 25 kg', total: n / 100, note: null, paid: n % 3 > 0 })}\n`;
  }
  return Buffer.from(text);
}

/** The server's process: answers each request with as much as its target says, and closes. */
async function serve() {
  const { makeCertificate } = await import(at('zoo/certificate.js'));
  const { privateKey: key, certificate } = await makeCertificate();
  /** @param {net.Socket} socket */
  const answer = (socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (request) => {
      const [, shape = '', octets = '0'] = /^GET \/(\w+)\/(\d+) /.exec(request.toString('latin1')) ?? [];
      const { type, chunk } = shapes[/** @type {Shape} */ (shape)];
      const frame = Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]);
      const block = Buffer.concat(Array(Math.ceil(MIB / frame.length)).fill(frame));
      let left = Math.ceil(Number(octets) / block.length);
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n`,
      );
      const more = () => {
        while (left > 0) {
          left -= 1;
          if (!socket.write(block)) return;
        }
        socket.off('drain', more);
        socket.end('0\r\n\r\n');
      };
      socket.on('drain', more);
      more();
    });
  };
  const clear = net.createServer(answer).listen(0, '127.0.0.1');
  const secure = tls.createServer({ key, cert: certificate }, answer).listen(0, '127.0.0.1');
  await Promise.all([once(clear, 'listening'), once(secure, 'listening')]);
  process.send?.({ clear: Object(clear.address()).port, secure: Object(secure.address()).port });
}

/** One measurement, in its own process. */
async function measure(/** @type {Job} */ job) {
  const { work } = job.what === 'inspect' ? await prepareInspection(job) : { work: () => drainIt(job) };
  const began = performance.now();
  const { octets, problem } = await work();
  process.send?.({
    ms: performance.now() - began,
    octets,
    rss: process.resourceUsage().maxRSS * 1024,
    problem,
    cpu: process.cpuUsage().user + process.cpuUsage().system,
  });
}

/** What is loaded and opened once in the life of a host is not measured. */
async function prepareInspection(/** @type {Job} */ { shape, octets, secure, port, folder }) {
  const { inspect } = await import(at('host/inspect.js'));
  const { CaptureStore } = await import(at('capture/store.js'));
  const captures = await CaptureStore.open({ folder: path.join(folder, 'captures'), capacity: 64 * 1024 * MIB });
  const url = `${secure ? 'https' : 'http'}://127.0.0.1:${port}/${shape}/${octets}`;
  const work = async () => {
    const report = await inspect({ method: 'GET', url }, { insecure: true }, { captures });
    const { outcome } = report.verdict;
    const kept = report.capture.received;
    const whole = outcome === 'complete' && kept === report.ending.at && report.capture.fault === null;
    return { octets: kept, problem: whole ? null : `${outcome}, ${kept} of ${report.ending.at} octets kept` };
  };
  return { work };
}

async function drainIt(/** @type {Job} */ { shape, octets, secure, port, folder }) {
  const socket = secure
    ? tls.connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
    : net.connect({ port, host: '127.0.0.1' });
  socket.write(`GET /${shape}/${octets} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  const file = createWriteStream(path.join(folder, 'drained'));
  await pipeline(socket, file);
  return { octets: file.bytesWritten, problem: null };
}

/**
 * @param {Omit<Job, 'port' | 'folder'>} job
 * @param {{ clear: number, secure: number }} ports
 * @returns {Promise<Figures>}
 */
async function run(job, ports) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lastchunk-bench-'));
  const child = fork(fileURLToPath(import.meta.url), [
    JSON.stringify({ ...job, port: job.secure ? ports.secure : ports.clear, folder }),
  ]);
  /** @type {[Figures]} */
  const [figures] = /** @type {any} */ (await once(child, 'message'));
  if (child.exitCode === null) await once(child, 'exit');
  await rm(folder, { recursive: true, force: true });
  if (figures.problem !== null) throw new Error(`The response was not inspected as it should be: ${figures.problem}.`);
  return figures;
}

async function main() {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: '2048' },
      rounds: { type: 'string', default: '3' },
      large: { type: 'boolean', default: false },
    },
  });
  const octets = Number(values.size) * MIB;
  const rounds = Number(values.rounds);
  const server = fork(fileURLToPath(import.meta.url), ['serve']);
  const [ports] = await once(server, 'message');
  const rate = (/** @type {Figures} */ { ms, octets }) => octets / MIB / (ms / 1000);
  const results = [];
  /** @type {{ name: string, shape: Shape, secure: boolean, part: number, target: number }[]} */
  const compared = [
    { name: 'binary, chunks of 64 KiB', shape: 'binary', secure: false, part: 1, target: 0.9 },
    { name: 'NDJSON, detectors on', shape: 'lines', secure: false, part: 1, target: 0.5 },
    { name: 'binary over TLS, the ending watched', shape: 'binary', secure: true, part: 0.5, target: 0.6 },
  ];
  for (const { name, shape, secure, part, target } of compared) {
    const pairs = [];
    for (let round = 0; round < rounds; round++) {
      const job = { shape, secure, octets: octets * part };
      const drained = await run({ what: 'drain', ...job }, ports);
      const inspected = await run({ what: 'inspect', ...job }, ports);
      pairs.push({ drained, inspected });
    }
    const ratio = median(pairs.map(({ drained, inspected }) => rate(inspected) / rate(drained)));
    const peak = Math.max(...pairs.map(({ inspected }) => inspected.rss));
    results.push({
      name,
      inspected: median(pairs.map(({ inspected }) => rate(inspected))),
      drained: median(pairs.map(({ drained }) => rate(drained))),
      ratio,
      target,
      peakMiB: peak / MIB,
    });
  }
  printTable(
    `Inspection with capture to disk, beside a bare drain to a file; ${values.size} MiB (TLS: half), MiB/s`,
    ['', 'drain', 'lastchunk', 'of the drain', 'target', 'peak memory, MiB'],
    results.map(({ name, inspected, drained, ratio, target, peakMiB }) => [
      name,
      drained.toFixed(0),
      inspected.toFixed(0),
      ratio.toFixed(2),
      String(target),
      peakMiB.toFixed(0),
    ]),
  );
  const memory = [];
  const lengths = values.large
    ? [
        { name: '10 GB', shape: /** @type {Shape} */ ('binary'), octets: 10e9 },
        { name: '10 million chunks of 16 octets', shape: /** @type {Shape} */ ('small'), octets: 10e6 * 22 },
      ]
    : [{ name: '1 million chunks of 16 octets', shape: /** @type {Shape} */ ('small'), octets: 1e6 * 22 }];
  for (const { name, shape, octets } of lengths) {
    const figures = await run({ what: 'inspect', shape, secure: false, octets }, ports);
    memory.push({ name, rate: rate(figures), seconds: figures.ms / 1000, peakMiB: figures.rss / MIB, target: 150 });
  }
  printTable(
    'Memory of the process that inspects, at its peak',
    ['', 'seconds', 'MiB/s', 'peak, MiB', 'target below'],
    memory.map(({ name, rate, seconds, peakMiB, target }) => [
      name,
      seconds.toFixed(1),
      rate.toFixed(0),
      peakMiB.toFixed(0),
      String(target),
    ]),
  );
  await saveJson('inspect', { mib: Number(values.size), rounds, compared: results, memory });
  server.kill();
}

const [task] = process.argv.slice(2);
if (task === 'serve') await serve();
else if (task?.startsWith('{')) await measure(JSON.parse(task));
else await main();

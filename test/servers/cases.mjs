// @ts-check
/**
 * Real servers that fail after their 200, each started fresh on a port of this machine. The tests inspect them, and
 * scripts/capture-servers.mjs keeps what they put on the wire.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { programPath, programVersion } from '../../scripts/programs.mjs';
import { haproxyConfig, nginxConfig } from './proxy-configs.mjs';

/** @typedef {import('../../scripts/programs.mjs').ProgramId} ProgramId */
/** @typedef {{ url: string, stop: () => Promise<void> }} Running */
/**
 * @typedef {object} ServerCase
 * @property {string} id
 * @property {string} title what is done, for people; the server's name and version come before it
 * @property {() => string} server name and version
 * @property {() => Promise<Running>} start
 */

const here = fileURLToPath(new URL('programs/', import.meta.url));
const rows = [1, 2, 3].map((order) => `{"order":${order}}\n`);
const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\n';
const chunks = rows.map((row) => `${row.length.toString(16)}\r\n${row}\r\n`);

/** What an upstream behind a proxy sends before it fails, and how it then goes. */
const upstreams = {
  chunked: { octets: `${head}Transfer-Encoding: chunked\r\n\r\n${chunks.join('')}`, reset: false },
  'chunked-reset': { octets: `${head}Transfer-Encoding: chunked\r\n\r\n${chunks.join('')}`, reset: true },
  length: { octets: `${head}Content-Length: 60\r\n\r\n${rows.join('')}`, reset: false },
  /** HTTP/1.0 and no length: the end of the connection is the end of the body, whatever was left to come. */
  undelimited: {
    octets: `HTTP/1.0 200 OK\r\nContent-Type: application/x-ndjson\r\n\r\n${rows.join('')}`,
    reset: false,
  },
};

/** @type {ServerCase[]} */
export const serverCases = [
  proxy('nginx-buffered', 'nginx', 'buffering, the upstream closes mid-body', 'chunked', { buffering: true }),
  proxy('nginx-unbuffered', 'nginx', 'not buffering, the upstream closes mid-body', 'chunked', { buffering: false }),
  proxy('nginx-upstream-reset', 'nginx', 'not buffering, the upstream resets mid-body', 'chunked-reset', {
    buffering: false,
  }),
  proxy('nginx-content-length', 'nginx', 'not buffering, the upstream closes short of its length', 'length', {
    buffering: false,
  }),
  proxy('nginx-gzip', 'nginx', 'compressing, the upstream closes mid-body', 'chunked', {
    buffering: false,
    gzip: true,
  }),
  proxy('nginx-http10-upstream', 'nginx', 'the upstream speaks HTTP/1.0 and closes mid-body', 'undelimited', {
    buffering: true,
  }),
  proxy('haproxy-chunked', 'haproxy', 'the upstream closes mid-body', 'chunked'),
  proxy('haproxy-upstream-reset', 'haproxy', 'the upstream resets mid-body', 'chunked-reset'),
  proxy('haproxy-content-length', 'haproxy', 'the upstream closes short of its length', 'length'),
  {
    id: 'node-http-destroy',
    title: 'response.destroy() after three writes',
    server: () => `Node.js ${process.versions.node}`,
    start: () => program(process.execPath, [path.join(here, 'node-http.mjs')]),
  },
  {
    id: 'node-http-destroy-length',
    title: 'response.destroy() short of the Content-Length',
    server: () => `Node.js ${process.versions.node}`,
    start: () => program(process.execPath, [path.join(here, 'node-http.mjs')], '/length'),
  },
  {
    id: 'python-http-server',
    title: 'http.server as it comes (HTTP/1.0), the handler raises mid-stream',
    server: () => programVersion('python3'),
    start: () => program(programPath('python3'), [path.join(here, 'http_server.py')]),
  },
  {
    id: 'python-http-server-chunked',
    title: 'http.server with HTTP/1.1, the handler raises between chunks',
    server: () => programVersion('python3'),
    start: () => program(programPath('python3'), [path.join(here, 'http_server.py'), '1.1'], '/chunked'),
  },
  {
    id: 'python-asyncio',
    title: 'asyncio streams, the handler raises between chunks',
    server: () => programVersion('python3'),
    start: () => program(programPath('python3'), [path.join(here, 'asyncio_server.py')]),
  },
  {
    id: 'php-fatal',
    title: 'the built-in server, a fatal error mid-page',
    server: () => programVersion('php'),
    start: phpProgram,
  },
  {
    id: 'go-panic',
    title: 'net/http, the handler panics mid-stream',
    server: () => programVersion('go'),
    start: goProgram,
  },
];

/**
 * @param {string} id
 * @param {'nginx' | 'haproxy'} server
 * @param {string} title
 * @param {keyof typeof upstreams} dying
 * @param {{ buffering?: boolean, gzip?: boolean }} options
 * @returns {ServerCase}
 */
function proxy(id, server, title, dying, options = {}) {
  return {
    id,
    title,
    server: () => programVersion(server),
    async start() {
      const upstream = await startUpstream(dying);
      const folder = await mkdtemp(path.join(os.tmpdir(), 'lastchunk-proxy-'));
      const file = path.join(folder, 'proxy.conf');
      const port = await freePort();
      const made = { port, upstream: upstream.port, folder, ...options };
      await writeFile(file, server === 'nginx' ? nginxConfig(made) : haproxyConfig(made));
      const args =
        server === 'nginx' ? ['-p', folder, '-c', file, '-e', path.join(folder, 'error.log')] : ['-db', '-f', file];
      const child = spawn(programPath(server), args, { stdio: ['ignore', 'ignore', 'pipe'] });
      const stop = async () => {
        await end(child);
        upstream.close();
        await rm(folder, { recursive: true, force: true });
      };
      await listening(port, child).catch(async (error) => {
        await stop();
        throw error;
      });
      return { url: `http://127.0.0.1:${port}/`, stop };
    },
  };
}

/**
 * A server that answers every request with what `dying` says, and ends the connection as it says once the peer has read.
 * @param {keyof typeof upstreams} dying
 */
async function startUpstream(dying) {
  const { octets, reset } = upstreams[dying];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(octets);
      // A reset would flush what the proxy has not read yet.
      void delay(50).then(() => (reset ? socket.resetAndDestroy() : socket.end()));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: portOf(server), close: () => server.close() };
}

/**
 * A program that prints its port, alone or in an address, before anything else.
 * @param {string} command
 * @param {string[]} args
 * @param {string} target
 * @returns {Promise<Running>}
 */
async function program(command, args, target = '/') {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const port = await new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${path.basename(command)} ended before it listened: ${said}`)));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        said += `${line}\n`;
        const found = /^(\d+)$|127\.0\.0\.1:(\d+)\) started/.exec(line);
        if (found) resolve(Number(found[1] ?? found[2]));
      });
    }
  });
  return { url: `http://127.0.0.1:${port}${target}`, stop: () => end(child) };
}

/**
 * PHP's messages name the file: it is run from a folder whose name says nothing of this machine.
 * @returns {Promise<Running>}
 */
async function phpProgram() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lastchunk-php-'));
  await copyFile(path.join(here, 'php/fatal.php'), path.join(folder, 'fatal.php'));
  const settings = ['-n', '-d', 'display_errors=1', '-d', 'html_errors=1'];
  const running = await program(programPath('php'), [...settings, '-S', '127.0.0.1:0', '-t', folder], '/fatal.php');
  return withFolder(running, folder);
}

/** @returns {Promise<Running>} */
async function goProgram() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'lastchunk-go-'));
  const built = path.join(folder, 'server');
  const { status, stderr } = spawnSync(
    programPath('go'),
    ['build', '-o', built, path.join(here, 'go-net-http/main.go')],
    {
      encoding: 'utf8',
      env: { ...process.env, GO111MODULE: 'off', CGO_ENABLED: '0', GOCACHE: path.join(folder, 'cache') },
    },
  );
  if (status !== 0) throw new Error(`Go could not build the server: ${stderr}`);
  return withFolder(await program(built, []), folder);
}

/**
 * @param {Running} running
 * @param {string} folder which goes when it stops
 * @returns {Running}
 */
function withFolder({ url, stop }, folder) {
  return {
    url,
    async stop() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/**
 * Settles once a port accepts connections; rejects when the program has ended before.
 * @param {number} port
 * @param {import('node:child_process').ChildProcess} child
 */
async function listening(port, child) {
  let said = '';
  child.stderr?.on('data', (text) => {
    said += text;
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`It ended before it listened: ${said}`);
    if (await accepts(port)) return;
    await delay(10);
  }
}

/** @param {number} port */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/** A port that was free a moment ago: neither proxy can say which one the system gave it. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {import('node:net').Server} server */
function portOf(server) {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('Not listening on a port.');
  return address.port;
}

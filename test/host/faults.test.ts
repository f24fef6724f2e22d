import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import { inspect } from '../../src/host/inspect.ts';
import { certificate } from './certificates.ts';
import { serveRaw, serveSecure, unusedPort } from './servers.ts';

const get = (url: string) => ({ method: 'GET', url });
const complete = 'HTTP/1.1 204 No Content\r\n\r\n';

describe('connecting', () => {
  test('to a name that does not resolve is dns-failed', async () => {
    await expect(inspect(get('http://nowhere.invalid/'))).rejects.toMatchObject({
      code: 'dns-failed',
      message: expect.stringMatching(/^The name nowhere\.invalid could not be resolved \(E[A-Z_]+\)\.$/),
    });
  });

  test('to a port where nobody listens is connect-refused', async () => {
    const port = await unusedPort();
    await expect(inspect(get(`http://127.0.0.1:${port}/`))).rejects.toMatchObject({
      code: 'connect-refused',
      message: `127.0.0.1, port ${port} refused the connection.`,
    });
    await expect(inspect(get(`http://localhost:${port}/`))).rejects.toMatchObject({ code: 'connect-refused' });
  });

  test('to an address that cannot be a server’s is connect-failed', async () => {
    await expect(inspect(get('http://255.255.255.255/'))).rejects.toMatchObject({ code: 'connect-failed' });
  });

  test('to a server whose queue is full is connect-timeout', async () => {
    // Its process sleeps: two connections fill the queue, and Linux answers no more.
    const program = `const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
      require('node:fs').writeSync(1, String(server.address().port));
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    });`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [port] = await once(child.stdout, 'data');
      const waiting = [connect(Number(port), '127.0.0.1'), connect(Number(port), '127.0.0.1')];
      await Promise.all(waiting.map((socket) => once(socket, 'connect')));
      await expect(inspect(get(`http://127.0.0.1:${port}/`), { connectTimeoutMs: 50 })).rejects.toMatchObject({
        code: 'connect-timeout',
        message: `127.0.0.1, port ${port} did not accept a connection within 50 ms.`,
      });
      for (const socket of waiting) socket.destroy();
    } finally {
      child.kill('SIGKILL');
    }
  });

  test('when cancelled before is a report', async () => {
    const report = await inspect(get('http://127.0.0.1:1/'), {}, { signal: AbortSignal.abort() });
    expect(report).toMatchObject({ ending: { transport: 'cancelled', at: 0 }, verdict: { outcome: 'cancelled' } });
    expect(report.connection).toBeUndefined();
    expect(report.capture).toBeUndefined();
    expect(report.timing?.connected).toBeNull();
  });
});

describe('securing', () => {
  const refused = async (port: number, host = 'localhost', authorities: string[] = []) => {
    let error: unknown;
    await inspect(get(`https://${host}:${port}/`), {}, { authorities }).catch((thrown: unknown) => {
      error = thrown;
    });
    return error;
  };

  test('with a self-signed certificate is refused, before anything is sent, unless insecure', async () => {
    let requests = 0;
    const port = await serveSecure(await certificate('localhost'), (socket) => {
      requests += 1;
      socket.end(complete);
    });
    expect(await refused(port)).toMatchObject({
      code: 'tls-certificate',
      message:
        'The certificate of localhost is not trusted: it is self-signed. ' +
        'It is for "localhost", issued by "localhost" (DEPTH_ZERO_SELF_SIGNED_CERT).',
    });
    expect(requests).toBe(0);
    const { connection } = await inspect(get(`https://localhost:${port}/`), { insecure: true });
    expect(connection?.tls).toEqual({
      version: 'TLSv1.3',
      cipher: expect.stringMatching(/^TLS_/),
      serverName: 'localhost',
      untrusted: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(requests).toBe(1);
  });

  test('with a trusted certificate goes on, and says so', async () => {
    const trusted = await certificate('localhost');
    const port = await serveSecure(trusted, (socket) => socket.end(complete));
    const { connection } = await inspect(get(`https://localhost:${port}/`), {}, { authorities: [trusted.cert] });
    expect(connection).toMatchObject({ address: '127.0.0.1', port, tls: { untrusted: null } });
  });

  test('with an expired certificate says when it expired', async () => {
    const expired = await certificate('localhost', { expired: true });
    const port = await serveSecure(expired, (socket) => socket.end(complete));
    expect(await refused(port, 'localhost', [expired.cert])).toMatchObject({
      code: 'tls-certificate',
      message: expect.stringMatching(/: it expired on .+ GMT\. .+\(CERT_HAS_EXPIRED\)\.$/),
    });
  });

  test.each(['localhost', '127.0.0.1'])('with a certificate for another host than %s says so', async (host) => {
    const other = await certificate('other.test');
    const port = await serveSecure(other, (socket) => socket.end(complete));
    expect(await refused(port, host, [other.cert])).toMatchObject({
      code: 'tls-certificate',
      message: expect.stringContaining(`it is for another host than ${host}. It is for "other.test"`),
    });
  });

  test('with a certificate of an unknown issuer names it', async () => {
    const leaf = await certificate('localhost', { issuer: await certificate('Unknown Authority') });
    const port = await serveSecure(leaf, (socket) => socket.end(complete));
    expect(await refused(port)).toMatchObject({
      code: 'tls-certificate',
      message: expect.stringMatching(
        /its issuer is not known here\. It is for "localhost", issued by "Unknown Authority"/,
      ),
    });
  });

  test('a port that speaks HTTP is tls-failed', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')).listen(0, '127.0.0.1');
    await once(plain, 'listening');
    expect(await refused(portOf(plain.address()))).toMatchObject({
      code: 'tls-failed',
      message: expect.stringContaining('something that is not TLS'),
    });
    plain.close();
  });

  test('a server that hangs up is tls-failed', async () => {
    const rude = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
    await once(rude, 'listening');
    expect(await refused(portOf(rude.address()))).toMatchObject({
      code: 'tls-failed',
      message: expect.stringContaining('closed the connection during the TLS handshake'),
    });
    rude.close();
  });

  test('a server that answers nothing is tls-failed after the time allowed, and can be cancelled', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const url = `https://127.0.0.1:${portOf(mute.address())}/`;
    await expect(inspect(get(url), { connectTimeoutMs: 30 })).rejects.toMatchObject({
      code: 'tls-failed',
      message: expect.stringContaining('within 30 ms'),
    });
    const controller = new AbortController();
    const report = await inspect(
      get(url),
      {},
      { signal: controller.signal, onProgress: ({ phase }) => phase === 'securing' && controller.abort() },
    );
    expect(report).toMatchObject({
      verdict: { outcome: 'cancelled' },
      connection: { address: '127.0.0.1', tls: null },
    });
    for (const socket of sockets) socket.destroy();
    mute.close();
  });

  test('a server without a common version names the alert', async () => {
    const { key, cert } = await certificate('localhost');
    const port = await serveSecure({ key, cert, ALPNProtocols: ['h2'] }, (socket) => socket.end());
    expect(await refused(port)).toMatchObject({
      code: 'tls-failed',
      message: `localhost, port ${port} ended the TLS handshake with the alert no_application_protocol.`,
    });
  });
});

test('what is not HTTP at all is a report, and no fault', async () => {
  const port = await serveRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  const { verdict } = await inspect(get(`http://127.0.0.1:${port}/`));
  expect(verdict.outcome).toBe('malformed');
});

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}

import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastchunk, main, outcomeOf, reportOf, startProgram, temporaryFolder } from './run.ts';
import { cutResponse, rawServer, wholeResponse } from './server.ts';

/** Anything a terminal would act on, the line feed apart. */
const control = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('lastchunk inspect', () => {
  test('a whole response: exit status 0, in text without colour, and nothing on stderr', async () => {
    const { url } = await rawServer(wholeResponse);
    const ran = await lastchunk(['inspect', url]);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
    expect(ran.stdout).toMatch(/^✓ complete\n/);
    expect(ran.stdout).toContain(`GET ${url}`);
    expect(ran.stdout).toContain('HTTP/1.1 200 OK');
    expect(ran.stdout).not.toMatch(control);
  });

  test('a cut response: exit status 1, and the sentence says that the 200 broke', async () => {
    const { url } = await rawServer(cutResponse);
    const ran = await lastchunk(['inspect', url]);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/^✗ truncated {2}\[broken 200\]\n {2}200 OK/);
    expect(ran.stdout).toContain('2 data chunks, but no last-chunk');
  });

  test('a response that only the close delimits: exit status 0', async () => {
    const { url } = await rawServer('HTTP/1.1 200 OK\r\n\r\nsome');
    const ran = await lastchunk(['inspect', '--json', url]);
    expect(ran.status).toBe(0);
    expect(reportOf(ran).verdict.outcome).toBe('undelimited');
  });

  test('--max-received stops by itself, and says at which octet', async () => {
    const { url } = await rawServer(wholeResponse);
    const ran = await lastchunk(['inspect', '--max-received', '30', url]);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toMatch(/^■ cancelled/);
    const words = ran.stdout.replace(/\s+/g, ' ');
    expect(words).toContain('after 30 octets: the inspection stopped at its limit of octets (--max-received)');
  });

  test('a limit that is none is refused', async () => {
    const ran = await lastchunk(['inspect', '--max-received', '0', '--max-duration', '10', 'http://127.0.0.1:1/']);
    expect(ran).toMatchObject({ status: 2, stderr: expect.stringContaining('Give a whole number from 1 to') });
  });

  test('takes no more of what is kept than its own capture needs: the browser may have allowed more', async () => {
    const data = await temporaryFolder();
    const captures = path.join(data, 'captures');
    const [older, newer] = ['01aaaaaaaaaaaaaaaaaaaaaaaa', '01bbbbbbbbbbbbbbbbbbbbbbbb'];
    for (const id of [older, newer]) {
      await mkdir(path.join(captures, id), { recursive: true });
      // Sparse: it takes no room on the disk.
      await writeFile(path.join(captures, id, 'received.bin'), '');
      await truncate(path.join(captures, id, 'received.bin'), 2 * 1024 ** 3);
    }
    const { url } = await rawServer(wholeResponse);
    const report = reportOf(await lastchunk(['inspect', '--json', url], { env: { LASTCHUNK_DATA: data } }));
    expect((await readdir(captures)).toSorted()).toEqual([newer, report.capture?.id]);
  });

  test('--json prints one Report, of the same exchange', async () => {
    const { url } = await rawServer(cutResponse);
    const ran = await lastchunk(['inspect', '--json', url]);
    expect(ran).toMatchObject({ status: 1, stderr: '' });
    const report = reportOf(ran);
    expect(report.verdict).toMatchObject({ outcome: 'truncated', brokenSuccess: true });
    expect(report.response?.chunks).toMatchObject({ count: 2, lastChunk: false });
    expect(report.capture).toMatchObject({ received: cutResponse.length, fault: null });
  });

  test('method, field lines and content are sent as they were given', async () => {
    const server = await rawServer(wholeResponse);
    const args = ['-X', 'PUT', '-H', 'X-One:  a:b', '-H', 'x-TWO:', '-d', 'some content'];
    expect(await lastchunk(['inspect', ...args, `${server.url}a?b`])).toMatchObject({ status: 0 });
    const [request = ''] = server.requests;
    expect(request).toMatch(/^PUT \/a\?b HTTP\/1\.1\r\n/);
    expect(request).toMatch(/\r\nX-One: a:b\r\n/);
    expect(request).toMatch(/\r\nx-TWO: ?\r\n/);
    expect(request).toMatch(/\r\n\r\nsome content$/);
  });

  test('content comes from a file or from standard input, and makes the method POST', async () => {
    const server = await rawServer(wholeResponse);
    const file = path.join(await temporaryFolder(), 'content');
    await writeFile(file, Buffer.from([0, 255, 10]));
    await lastchunk(['inspect', '-d', `@${file}`, server.url]);
    await lastchunk(['inspect', '-d', '@-', server.url], { input: ['from ', 'stdin'] });
    expect(server.requests[0]).toMatch(/^POST /);
    expect(server.requests[0]?.endsWith('\r\n\r\n\u0000\u00ff\n')).toBe(true);
    expect(server.requests[1]).toMatch(/^POST .*\r\n\r\nfrom stdin$/s);
  });

  test('what a hostile server sends never reaches the terminal raw', async () => {
    const poison = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u007f\r \u0000';
    const { url } = await rawServer(
      `HTTP/1.1 200 ${poison}\r\nX-${poison}: ${poison}\r\nTransfer-Encoding: chunked\r\n\r\n` +
        `1;${poison}\r\na\r\n0\r\nX-Trailer: ${poison}\r\n\r\n`,
    );
    for (const json of [[], ['--json']]) {
      const ran = await lastchunk(['inspect', ...json, url]);
      expect(ran.stdout.length).toBeGreaterThan(100);
      expect(`${ran.stdout}${ran.stderr}`).not.toMatch(control);
    }
    const coloured = await lastchunk(['inspect', url], { env: { FORCE_COLOR: '1' } });
    const sequences = coloured.stdout.split('\u001b').slice(1);
    expect(sequences.length).toBeGreaterThan(0);
    for (const sequence of sequences) expect(sequence).toMatch(/^\[\d{1,2}m/);
  });

  test('colour: FORCE_COLOR brings it to a pipe; NO_COLOR and --no-color take it away', async () => {
    const { url } = await rawServer(wholeResponse);
    const colours = async (args: string[], env: Record<string, string>) =>
      (await lastchunk(['inspect', url, ...args], { env })).stdout.includes('\u001b[');
    expect(await colours([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await colours([], { FORCE_COLOR: '0' })).toBe(false);
    expect(await colours([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await colours(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
    expect(await colours(['--no-colour'], { FORCE_COLOR: '1' })).toBe(false);
  });

  test('whoever reads may stop reading: no complaint, and the exit status stands', async () => {
    const fields = Array.from({ length: 300 }, (_, index) => `X-${index}: ${'v'.repeat(300)}\r\n`).join('');
    const { url } = await rawServer(cutResponse.replace('\r\n\r\n', `\r\n${fields}\r\n`));
    const script = '"$@" | head -c 1 >/dev/null; echo "$PIPESTATUS"';
    const ran = await outcomeOf(
      await startProgram('bash', ['-c', script, 'bash', process.execPath, main, 'inspect', '--json', url]),
    );
    expect(ran).toEqual({ status: 0, stdout: '1\n', stderr: '' });
  });

  test('a time-out of the head is a verdict, not a fault', async () => {
    const { url } = await rawServer(() => undefined);
    const ran = await lastchunk(['inspect', '--json', '--head-timeout', '50', url]);
    expect(ran.status).toBe(1);
    expect(reportOf(ran).ending.transport).toBe('idle-timeout');
  });

  describe('faults end with status 2', () => {
    test.each([
      ['url-invalid', ['not a url']],
      ['url-scheme', ['ftp://127.0.0.1/']],
      ['url-credentials', ['http://user:secret@127.0.0.1/']],
      ['method-invalid', ['-X', 'A B', 'http://127.0.0.1:9/']],
      ['field-invalid', ['-H', 'no colon', 'http://127.0.0.1:9/']],
      ['file-unreadable', ['-d', '@/nowhere/at/all', 'http://127.0.0.1:9/']],
      ['dns-failed', ['http://name.invalid/']],
    ])('%s', async (code, args) => {
      const text = await lastchunk(['inspect', ...args]);
      expect(text).toMatchObject({ status: 2, stdout: '' });
      const [sentence, remedy, ...rest] = text.stderr.trimEnd().split('\n');
      expect(sentence).toMatch(new RegExp(`^lastchunk: .+[.!?] \\(${code}\\)$`));
      expect(remedy).toMatch(/^[A-Z].+\.$/);
      expect(rest).toEqual([]);

      const json = await lastchunk(['inspect', '--json', ...args]);
      expect(json).toMatchObject({ status: 2, stderr: '' });
      expect(JSON.parse(json.stdout)).toEqual({
        error: { code, message: expect.stringMatching(/./), remedy },
      });
      expect(json.stdout).not.toContain('secret');
    });

    test('connect-refused', async () => {
      const refused = await closedPort();
      const ran = await lastchunk(['inspect', '--json', `http://127.0.0.1:${refused}/`]);
      expect(ran.status).toBe(2);
      expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code: 'connect-refused' } });
    });

    test.each([
      ['no URL', []],
      ['an unknown option', ['--frobnicate', 'http://127.0.0.1/']],
      ['a time-out that is no number', ['--idle-timeout', '1s', 'http://127.0.0.1/']],
      ['a second argument', ['http://127.0.0.1/', 'http://127.0.0.1/']],
    ])('a command line with %s', async (_, args) => {
      const ran = await lastchunk(['inspect', ...args]);
      expect(ran).toMatchObject({ status: 2, stdout: '' });
      expect(ran.stderr).toMatch(/^error: .+\nSay --help for what can be said\.\n$/);
    });
  });
});

/** A port where nobody listens: one that was free a moment ago. */
async function closedPort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 1;
}

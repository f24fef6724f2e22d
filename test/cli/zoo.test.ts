import { describe, expect, test } from 'vitest';
import { lastchunk, outcomeOf, printed, reportOf, start } from './run.ts';
import { rawServer } from './server.ts';

describe('lastchunk zoo', () => {
  test('serves what its table promises, until it is interrupted', async () => {
    const child = await start(['zoo']);
    const ran = outcomeOf(child);
    const text = await printed(child, /Ctrl-C ends it\.\n$/);
    const [url = '', secureUrl = ''] = text.match(/https?:\/\/127\.0\.0\.1:\d+\//g) ?? [];
    expect(text).toMatch(/cut-chunked-fin +truncated, broken success\n {4}\S/);

    for (const id of ['whole-chunked', 'cut-chunked-fin', 'trailer-grpc-status', 'truncated-gzip', 'status-f00']) {
      const outcome = new RegExp(`^ {2}${id} +([\\w-]+)`, 'm').exec(text)?.[1];
      const inspected = await lastchunk(['inspect', '--json', `${url}${id}`]);
      expect(reportOf(inspected).verdict.outcome, id).toBe(outcome);
      expect(inspected.status, id).toBe(outcome === 'complete' ? 0 : 1);
    }

    const distrusted = await lastchunk(['inspect', `${secureUrl}whole-chunked`]);
    expect(distrusted.status).toBe(2);
    expect(distrusted.stderr).toMatch(/\(tls-certificate\)\nPass --insecure /);
    const trusted = await lastchunk(['inspect', '--insecure', `${secureUrl}whole-chunked`]);
    expect(trusted.status).toBe(0);
    expect(trusted.stdout).toContain('certificate not trusted');

    child.kill('SIGINT');
    expect(await ran).toMatchObject({ status: 0, stderr: '' });
  });

  test('a port in use is a fault', async () => {
    const { port } = await rawServer('');
    const ran = await lastchunk(['zoo', '--port', String(port)]);
    expect(ran).toMatchObject({ status: 2, stdout: '' });
    expect(ran.stderr).toMatch(new RegExp(`${port} .*\\(port-in-use\\)\nChoose another port\\.\n$`));
  });
});

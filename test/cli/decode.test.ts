import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lastchunk, reportOf, temporaryFolder } from './run.ts';
import { cutResponse, wholeResponse } from './server.ts';

async function fileOf(octets: string): Promise<string> {
  const file = path.join(await temporaryFolder(), 'response.bin');
  await writeFile(file, octets, 'latin1');
  return file;
}

describe('lastchunk decode', () => {
  test('judges a file', async () => {
    expect(await lastchunk(['decode', await fileOf(wholeResponse)])).toMatchObject({ status: 0, stderr: '' });
    const ran = await lastchunk(['decode', await fileOf(cutResponse)]);
    expect(ran.status).toBe(1);
    expect(ran.stdout).toContain('truncated');
  });

  test('standard input, however it is split, gives the Report of the file', async () => {
    const file = reportOf(await lastchunk(['decode', '--json', await fileOf(cutResponse)]));
    const piped = reportOf(await lastchunk(['decode', '--json', '-'], { input: [...cutResponse] }));
    expect(piped).toEqual(file);
    expect(piped.verdict.outcome).toBe('truncated');
  });

  test('the ending and the method are what they are said to be', async () => {
    const file = await fileOf(cutResponse);
    const reset = reportOf(await lastchunk(['decode', '--json', '--ending', 'rst', file]));
    expect(reset.verdict.outcome).toBe('reset');
    const bodiless = await fileOf('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n');
    expect(await lastchunk(['decode', '--method', 'HEAD', bodiless])).toMatchObject({ status: 0 });
    expect(await lastchunk(['decode', bodiless])).toMatchObject({ status: 1 });
  });

  test('nothing at all is a verdict', async () => {
    const ran = await lastchunk(['decode', '--json', '-'], { input: [] });
    expect(ran.status).toBe(1);
    expect(reportOf(ran).verdict.outcome).toBe('no-response');
  });

  test('a file that cannot be read is a fault', async () => {
    for (const file of ['/nowhere/at/all', await temporaryFolder()]) {
      const ran = await lastchunk(['decode', '--json', file]);
      expect(ran.status).toBe(2);
      expect(JSON.parse(ran.stdout)).toMatchObject({ error: { code: 'file-unreadable' } });
    }
  });

  test('an ending that is none is a usage error', async () => {
    expect(await lastchunk(['decode', '--ending', 'bang', '-'])).toMatchObject({ status: 2, stdout: '' });
  });
});

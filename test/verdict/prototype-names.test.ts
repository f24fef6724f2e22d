/** Names from the wire are looked up in tables: one that every object knows must find nothing there. */
import { expect, test } from 'vitest';
import { decode } from '../../src/index.ts';

test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('a field named %s', async (name) => {
  const lines = [`${name}: 1`, `Digest: ${name}=abc`, `Content-Type: application/xml`, 'Transfer-Encoding: chunked'];
  const head = ['HTTP/1.1 200 OK', ...lines, '', ''].join('\r\n');
  const content = `<Error><Code>&${name.slice(0, 8)};</Code></Error>`;
  const octets = `${head}${content.length.toString(16)}\r\n${content}\r\n0\r\n${name}: 2\r\n\r\n`;
  const report = await decode(Buffer.from(octets));
  expect(report.response?.fields[0]).toMatchObject({ name, value: '1' });
  expect(report.verdict.outcome).toMatch(/^complete/);
});

/** docs/after-200.md: the responses that it shows are what it says that they are. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { reportOf } from './findings-of.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/after-200.md', import.meta.url)), 'utf8');

/** The example below a heading: a line for each CRLF, but for the rows of NDJSON, which end in LF alone. */
function example(heading: string): string {
  const [, text = ''] = new RegExp(`^## ${heading}\n[^]*?\`\`\`http\n([^]*?)\`\`\``, 'm').exec(page) ?? [];
  const wire = text.replaceAll('\n', '\r\n').replace(/(\{"[^\r]*\})\r\n(?=\r\n)/g, '$1\n');
  return wire.includes('Content-Length') || !wire.includes('chunked') ? wire.replace(/\r\n$/, '') : wire;
}

test.each([
  ['Abort the connection', 'truncated', ['cut-before-chunk']],
  ['An error record in the content', 'truncated', ['cut-before-chunk', 'json-lines-error', 'grpc-gateway-lines']],
  ['A trailer', 'complete-with-error', ['ipfs-stream-error']],
  ['A digest', 'complete-with-error', ['digest-mismatch']],
])('%s', async (heading, outcome, because) => {
  const wire = example(heading);
  const { verdict } = await reportOf(wire);
  expect(verdict.outcome, JSON.stringify(wire)).toBe(outcome);
  expect(verdict.brokenSuccess).toBe(true);
  for (const id of verdict.because) expect(because).toContain(id);
  expect(verdict.because).toContain(because[0]);
});

test('every place that it links to is on the page', () => {
  const anchors = [...page.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  for (const [, anchor] of page.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor);
});

/** What the server could have done: told once, below the findings that decided. */
import { expect, test } from 'vitest';
import { decode } from '../../src/index.ts';
import { renderText } from '../../src/report/text/render-text.ts';
import { advice } from '../../src/verdict/advice.ts';

const HEADING = 'What the server could have done';

async function textOf(wire: string): Promise<string> {
  const text = renderText(await decode(Buffer.from(wire, 'latin1')), { colour: false, width: 100 });
  return text.replace(/\s+/g, ' ');
}

test('for a cut body, in words that are not cut', async () => {
  const text = await textOf('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n');
  expect(text.split(HEADING)).toHaveLength(2);
  expect(text).toContain(advice.cut);
});

test('not for a response that is as it should be', async () => {
  expect(await textOf('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello')).not.toContain(HEADING);
});

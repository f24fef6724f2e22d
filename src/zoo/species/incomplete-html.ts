import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const incompleteHtml: Species = {
  id: 'incomplete-html',
  title: 'A page without an end',
  summary: 'The framing is whole, but the page stops in the middle of a table, without </html>.',
  conclude: 'It may be cut. HTML lets the end tag be left out, so nobody can be sure.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: { label: 'HTML, optional tags', url: 'https://html.spec.whatwg.org/multipage/syntax.html#optional-tags' },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: text/html; charset=utf-8', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [
      '<!doctype html>\n<html><head><title>Orders</title></head><body><table>\n',
      '<tr><td>1041</td><td>anvil, 25 kg</td></tr>\n<tr><td>10',
    ]);
  },
};

import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const reactBoundaryError: Species = {
  id: 'react-boundary-error',
  title: 'A React boundary that failed',
  summary: 'Where a part of the page should stand is a template with a digest: React could not render it.',
  conclude:
    'That part failed on the server. Browsers try to render it themselves; others see what stands in its place.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'React, renderToPipeableStream',
    url: 'https://react.dev/reference/react-dom/server/renderToPipeableStream#recovering-from-errors-inside-the-shell',
  },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: text/html; charset=utf-8', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [
      '<!DOCTYPE html><html><head><title>Orders</title></head><body><h1>Orders</h1>',
      '<!--$!--><template data-dgst="3184391927"></template><p>Loading the orders</p><!--/$-->',
      '</body></html>',
    ]);
  },
};

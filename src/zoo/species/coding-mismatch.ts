import { rfc, type Species } from '../species.ts';

export const codingMismatch: Species = {
  id: 'coding-mismatch',
  title: 'An error page where gzip should be',
  summary: 'The head says gzip, and the body is an error page in plain HTML: it was written after the head was spent.',
  conclude: 'The response failed. Clients that decode report a network error, and the others hand over the error page.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: rfc(9110, '8.4'),
  async serve(wire) {
    const page = '<!doctype html>\n<title>500 Internal Server Error</title>\n<p>The database went away.\n';
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/html; charset=utf-8',
      'Content-Encoding: gzip',
      `Content-Length: ${page.length}`,
    );
    await wire.content(page);
  },
};

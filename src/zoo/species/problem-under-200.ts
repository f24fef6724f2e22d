import type { Species } from '../species.ts';

export const problemUnder200: Species = {
  id: 'problem-under-200',
  title: 'A problem document under 200',
  summary: 'The status is 200, and the content is a problem document whose status is 403.',
  conclude: 'The request failed. A client that looks at the status counts a success.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'RFC 9457 §3', url: 'https://www.rfc-editor.org/rfc/rfc9457#section-3' },
  async serve(wire) {
    const content = JSON.stringify({
      type: 'https://example.com/probs/out-of-credit',
      title: 'You do not have enough credit.',
      status: 403,
    });
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/problem+json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

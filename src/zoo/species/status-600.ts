import { rfc, type Species } from '../species.ts';

export const status600: Species = {
  id: 'status-600',
  title: 'Status 600',
  summary: 'The status code is above 599.',
  conclude:
    'Read it, and treat it as a server error, as RFC 9110 says of codes out of range. No client notices by itself.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9110, '15'),
  async serve(wire) {
    const content = 'What does your client make of this status?\n';
    await wire.head(
      'HTTP/1.1 600 Beyond Server Error',
      'Content-Type: text/plain',
      `Content-Length: ${content.length}`,
    );
    await wire.content(content);
  },
};

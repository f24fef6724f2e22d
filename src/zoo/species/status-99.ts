import { rfc, type Species } from '../species.ts';

export const status99: Species = {
  id: 'status-99',
  title: 'Status 99',
  summary: 'The status code is below 100, and has two digits.',
  conclude:
    'Read it, and treat it as a server error, as RFC 9110 says of codes out of range. Most libraries refuse it; browsers do not.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9110, '15'),
  async serve(wire) {
    const content = 'What does your client make of this status?\n';
    await wire.head(
      'HTTP/1.1 99 Almost Informational',
      'Content-Type: text/plain',
      `Content-Length: ${content.length}`,
    );
    await wire.content(content);
  },
};

import { rfc, type Species } from '../species.ts';

export const status999: Species = {
  id: 'status-999',
  title: 'Status 999',
  summary: 'The status code is far above 599: some sites answer robots with it.',
  conclude: 'Read it, and treat it as a server error.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9110, '15'),
  async serve(wire) {
    const content = 'What does your client make of this status?\n';
    await wire.head('HTTP/1.1 999 Request Denied', 'Content-Type: text/plain', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

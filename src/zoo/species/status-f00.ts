import { rfc, type Species } from '../species.ts';

export const statusF00: Species = {
  id: 'status-f00',
  title: 'Status F00',
  summary: 'The status code is no number.',
  conclude: 'The head cannot be read: there is no status to act upon.',
  outcome: 'malformed',
  brokenSuccess: false,
  spec: rfc(9112, '4'),
  async serve(wire) {
    const content = 'What does your client make of this status?\n';
    await wire.head('HTTP/1.1 F00 Not A Number', 'Content-Type: text/plain', `Content-Length: ${content.length}`);
    await wire.content(content);
    await wire.fin();
  },
};

import { rfc, type Species } from '../species.ts';

export const missingReasonAndSp: Species = {
  id: 'missing-reason-and-sp',
  title: 'No reason phrase, and no space',
  summary: 'The status line ends with the code, without the space that must follow it.',
  conclude: 'The response is whole. Every client accepts this slip: note it, and go on.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9112, '4'),
  async serve(wire) {
    const content = 'What does your client make of this status?\n';
    await wire.head('HTTP/1.1 200', 'Content-Type: text/plain', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

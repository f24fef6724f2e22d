import { rfc, type Species } from '../species.ts';

export const missingReasonPhrase: Species = {
  id: 'missing-reason-phrase',
  title: 'No reason phrase',
  summary: 'The status line ends after the code and its space, as the grammar allows.',
  conclude: 'The response is whole. The reason phrase carries no meaning: nothing is missing.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9112, '4'),
  async serve(wire) {
    const content = 'What does your client make of this status?\n';
    await wire.head('HTTP/1.1 200 ', 'Content-Type: text/plain', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

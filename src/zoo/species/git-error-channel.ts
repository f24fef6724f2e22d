import { pktLine } from '../frames.ts';
import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const gitErrorChannel: Species = {
  id: 'git-error-channel',
  title: "An error on Git's side-band",
  summary: 'Among the pkt-lines of the pack is one on channel 3, the channel for errors.',
  conclude: 'The fetch failed, and git says so. To a proxy or a monitor it is a good download.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'Git, side-band', url: 'https://git-scm.com/docs/gitprotocol-capabilities' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/x-git-upload-pack-result',
      'Cache-Control: no-cache',
      'Transfer-Encoding: chunked',
    );
    await sendChunks(wire, [
      pktLine('NAK\n'),
      pktLine('\x02Counting objects: 100% (40/40), done.\n'),
      pktLine('\x01PACK\0\0\0\x02\0\0\0\x28'),
      pktLine('\x03fatal: packfile ./objects/pack/pack-1f.pack cannot be mapped\n'),
    ]);
  },
};

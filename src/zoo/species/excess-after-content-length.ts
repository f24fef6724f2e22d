import { Buffer } from 'node:buffer';
import { rfc, type Species } from '../species.ts';

export const excessAfterContentLength: Species = {
  id: 'excess-after-content-length',
  title: 'More than its Content-Length',
  summary: 'More octets come than Content-Length promised: the rest of a text whose length was counted in characters.',
  conclude:
    'By its framing the response is whole, but the excess is the tail of its content, which every reader loses.',
  outcome: 'complete',
  brokenSuccess: true,
  spec: rfc(9112, '6.3'),
  async serve(wire) {
    const text = Buffer.from('Le café est fermé à midi, l’été comme l’hiver.\n', 'utf8');
    const characters = text.toString('utf8').length;
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: text/plain; charset=utf-8', `Content-Length: ${characters}`);
    await wire.content(text.subarray(0, characters));
    await wire.write(text.subarray(characters));
    await wire.fin();
  },
};

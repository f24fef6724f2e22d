import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const resetAfterMessage: Species = {
  id: 'reset-after-message',
  title: 'Whole, then reset',
  summary: 'As many octets come as Content-Length promised, and then the connection is reset instead of closed.',
  conclude: 'The response is whole. A client that had not read all of it yet could have lost its end.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9112, '9.6'),
  async serve(wire) {
    const content = orders(6);
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
    await wire.reset();
  },
};

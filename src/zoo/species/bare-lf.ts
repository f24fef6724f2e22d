import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const bareLf: Species = {
  id: 'bare-lf',
  title: 'Line ends without CR',
  summary: 'Every line of the head ends with LF alone.',
  conclude: 'The response is whole. A recipient may take a bare LF for a line end: note the slip, and go on.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9112, '2.2'),
  async serve(wire) {
    const content = orders(2);
    await wire.write(`HTTP/1.1 200 OK\nContent-Type: application/json\nContent-Length: ${content.length}\n\n`, 'head');
    await wire.content(content);
  },
};

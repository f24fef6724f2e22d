import { orders } from '../rows.ts';
import { rfc, type Species } from '../species.ts';

export const closeSaidAndKept: Species = {
  id: 'close-said-and-kept',
  title: 'Connection: close, and kept open',
  summary:
    'The head says that the connection closes after the message, which is whole, and the server does not close it.',
  conclude: 'The response is whole by its length: a client need not wait for the close that was announced.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9112, '9.6'),
  async serve(wire) {
    const content = orders(6);
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/json',
      'Connection: close',
      `Content-Length: ${content.length}`,
    );
    await wire.content(content);
    await wire.stall();
  },
};

import { Buffer } from 'node:buffer';
import { rfc, type Species } from '../species.ts';

/** 40 MiB of zeros. */
const bomb = Buffer.from(
  'cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3ffeffffc13f0110870500baf77ff9ffff877f02200e0b0074efff00',
  'hex',
);

export const brotliBomb: Species = {
  id: 'brotli-bomb',
  title: 'Forty mebibytes in 67 octets',
  summary: 'A few octets of brotli that become 40 MiB of zeros: a small Content-Length says nothing of what comes out.',
  conclude: 'Whole, and dangerous to decode without a limit. A client should stop, and say where it did.',
  outcome: 'complete',
  brokenSuccess: false,
  spec: rfc(9110, '17.6'),
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/octet-stream',
      'Content-Encoding: br',
      `Content-Length: ${bomb.length}`,
    );
    await wire.content(bomb);
  },
};

import { rfc, type Species } from '../species.ts';

export const notHttp: Species = {
  id: 'not-http',
  title: 'Not HTTP at all',
  summary: 'An SSH server answers: the first line is no status line.',
  conclude: 'This is not HTTP. Show the first octets, for they tell what it is.',
  outcome: 'malformed',
  brokenSuccess: false,
  spec: rfc(9112, '4'),
  async serve(wire) {
    await wire.write('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n');
    await wire.pause(wire.pace());
    await wire.write('Invalid SSH identification string.\r\n');
    await wire.fin();
  },
};

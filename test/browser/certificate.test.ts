/** A certificate that nobody vouches for: named as the fault, and passed over for one request alone, when told to. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  click,
  faultOf,
  inspect,
  type OpenDevtools,
  openDevtools,
  picture,
  startedBy,
  textOf,
  verdictOf,
} from './devtools.ts';

let open: OpenDevtools;
beforeAll(async () => {
  open = await openDevtools();
});
afterAll(() => open?.close());

test('the zoo over TLS', async () => {
  const { panel, zoo, devtools } = open;
  await inspect(panel, `${zoo.secureUrl}cut-chunked-fin?pace=1`);
  const fault = await faultOf(panel);
  expect(fault).toContain('Could not be inspected tls-certificate');
  expect(fault).toContain('The certificate of 127.0.0.1 is not trusted: it is self-signed.');
  expect(fault).toContain('DEPTH_ZERO_SELF_SIGNED_CERT');
  await picture(devtools, 'certificate');

  await startedBy(panel, () => click(panel, 'Inspect anyway (this request only)'));
  expect(await verdictOf(panel)).toMatch(/^Truncated Broken 200 /);
  const ending = await textOf(panel, '[data-part=ending]');
  expect(ending).toContain('TLSv1.3');
  expect(ending).toMatch(/Certificate not trusted: \S/);

  // It held for that request: neither the same again nor another is let through.
  await startedBy(panel, () => click(panel, 'Inspect again'));
  expect(await faultOf(panel)).toContain('tls-certificate');
  await inspect(panel, `${zoo.secureUrl}whole-chunked?pace=1`);
  expect(await faultOf(panel)).toContain('tls-certificate');
});

/** What the plain page plays is what the real decoder would have said of the same octets. */
import { expect, test } from 'vitest';
import { cannedExchanges } from '../../src/panel/plain/canned-reports.ts';
import { decode } from '../../src/report/decode.ts';

const small = Object.entries(cannedExchanges).filter(
  ([, { exchange, report }]) => report.response !== null && exchange.total < 1e7,
);

test.each(small)('%s', async (_, { exchange, report }) => {
  const octets = Buffer.from(exchange.text(0, exchange.total), 'latin1');
  expect(octets.length).toBe(exchange.total);
  const { transport } = report.ending;
  const decoded = await decode(octets, {
    ending: transport === 'cancelled' || transport === 'idle-timeout' ? 'fin' : transport,
  });
  expect(decoded.response?.fields.map(({ span }) => span)).toEqual(report.response?.fields.map(({ span }) => span));
  expect(decoded.response?.trailers).toEqual(report.response?.trailers);
  expect(decoded.response?.statusLine.parts).toEqual(report.response?.statusLine.parts);
  expect(decoded.response?.body.length).toBe(report.response?.body.length);
  expect(decoded.response?.chunks?.sizes).toEqual(report.response?.chunks?.sizes);
  expect(decoded.ending.at).toBe(report.ending.at);
});

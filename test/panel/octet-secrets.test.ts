import { describe, expect, it } from 'vitest';
import { secretsOfHeads, secretsOfReport } from '../../src/panel/model/octet-secrets.ts';
import { cannedExchange, sentText } from '../../src/panel/plain/canned-reports.ts';
import { decode } from '../../src/report/decode.ts';

const at = (text: string, spans: readonly (readonly [number, number])[]) => spans.map((span) => text.slice(...span));

describe('secrets among the octets', () => {
  it('are those of every head and of the trailers, by the Report', async () => {
    const { exchange, report } = cannedExchange('secrets');
    const wire = exchange.text(0, exchange.total);
    const wanted = ['early=interim-secret', 'session=4711-secret; HttpOnly', 'nextnonce="trailer-secret"'];
    expect(at(wire, secretsOfReport(report))).toEqual(wanted);
    const decoded = await decode(Buffer.from(wire, 'latin1'), { ending: 'open' });
    expect(at(wire, secretsOfReport(decoded))).toEqual(wanted);
  });

  it('are those of the heads, by the octets alone', () => {
    const { exchange } = cannedExchange('secrets');
    const wire = exchange.text(0, exchange.total);
    expect(at(wire, secretsOfHeads(wire))).toEqual(['early=interim-secret', 'session=4711-secret; HttpOnly']);
    expect(at(sentText('secrets'), secretsOfHeads(sentText('secrets')))).toEqual([
      'session=4711-secret',
      'Bearer eyJhbGciOi.secret',
    ]);
  });

  it('are found in a head that is cut, and nowhere in content that looks like one', () => {
    const cut = 'HTTP/1.1 200 OK\r\nSet-Cookie: a=b';
    expect(at(cut, secretsOfHeads(cut))).toEqual(['a=b']);
    const content = 'POST / HTTP/1.1\r\nHost: a\r\n\r\nCookie: not-a-field\r\n\r\n';
    expect(secretsOfHeads(content)).toEqual([]);
    expect(secretsOfHeads('HTTP/1.1 103 Early\n\nHTTP/1.1 200 OK\nCookie: x\n\n')).toEqual([[44, 45]]);
    expect(secretsOfHeads('')).toEqual([]);
  });

  it('are those in the URL of a Location, and no more of it', async () => {
    const wire = 'HTTP/1.1 302 Found\r\nLocation: /back?token=one&page=2\r\nContent-Length: 0\r\n\r\n';
    const report = await decode(Buffer.from(wire), {});
    expect(at(wire, secretsOfReport(report))).toEqual(['one']);
  });

  it('go on to the end of a value that was abridged', async () => {
    const wire = `HTTP/1.1 200 OK\r\nSet-Cookie: ${'s'.repeat(90)}\r\nLocation: /?a=1&${'x'.repeat(90)}\r\n\r\n`;
    const report = await decode(Buffer.from(wire), {});
    const cut = (text: string) => `${text.slice(0, 30)}…`;
    const fields = report.response?.fields.map((field) => ({ ...field, raw: cut(field.raw), value: cut(field.value) }));
    const abridged = { ...report, response: report.response && { ...report.response, fields: fields ?? [] } };
    expect(at(wire, secretsOfReport(abridged))).toEqual(['s'.repeat(90), 'x'.repeat(76)]);
  });

  it('leave out what has no value, and take an obs-fold with it', async () => {
    const wire = 'HTTP/1.1 200 OK\r\nSet-Cookie:\r\nX-Api-Key: one\r\n two\r\nContent-Length: 0\r\n\r\n';
    const report = await decode(Buffer.from(wire), {});
    expect(at(wire, secretsOfReport(report))).toEqual(['one\r\n two']);
  });
});

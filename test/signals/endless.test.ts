/** Content without end, for every reader: what is kept of it stays within bounds, and it is read in one pass. */
import { expect, test } from 'vitest';
import { nodeCodings } from '../../src/coding/node-codings.ts';
import { Examination } from '../../src/report/examination.ts';
import { octetsOf } from './wires.ts';

const endless: Record<string, { type: string; begin: string; again: string }> = {
  'one JSON string': { type: 'application/json', begin: '{"error":"', again: 'x'.repeat(1000) },
  'JSON escapes': { type: 'application/json', begin: '{"error":"', again: '\\\\\\"'.repeat(100) },
  'one JSON key': { type: 'application/json', begin: '{"', again: 'k'.repeat(1000) },
  'JSON members': { type: 'application/json', begin: '{"errors":[', again: '{"message":"m","path":["a"]},' },
  'JSON nesting': { type: 'application/json', begin: '', again: '[{"a":' },
  'JSON values in a row': { type: 'application/json', begin: '', again: '{"error":{"code":1,"message":"m"}}\n' },
  'a bulk response': {
    type: 'application/json',
    begin: '{"errors":true,"items":[',
    again: '{"index":{"error":{"type":"t","reason":"r"}}},',
  },
  'one line of JSON': { type: 'application/x-ndjson', begin: '{"error":"', again: 'x'.repeat(1000) },
  'events that are errors': { type: 'text/event-stream', begin: '', again: 'event: error\ndata: {"error":"e"}\n\n' },
  'one XML tag': { type: 'text/xml', begin: '<Error ', again: 'a="b" '.repeat(100) },
  'XML elements': { type: 'text/xml', begin: '<DeleteResult>', again: '<Error><Code>c</Code></Error>' },
  'XML nesting': { type: 'text/xml', begin: '<Error>', again: '<Code>' },
  'an XML comment': { type: 'text/xml', begin: '<!--', again: '<Error>-- >' },
  'words of PHP': {
    type: 'text/html',
    begin: '<html>',
    again: '<br />\n<b>Fatal error</b>:  x in <b>/a</b> on line <b>1</b><br />\n',
  },
  'words of PHP, plain': { type: 'text/html', begin: '\nFatal error: x', again: ' in x on line 1' },
  'marks of React': { type: 'text/html', begin: '<html>', again: '<!--$!--><template $RX("B:0",$$' },
  scripts: { type: 'text/html', begin: '<html>', again: '<script>window.location = "/500.html"' },
  'rows of Flight': { type: 'text/x-component', begin: '', again: '7:E{"digest":"NEXT_X"}\n' },
  'tables of errors': { type: 'text/csv', begin: '', again: '#datatype,string,long\n,error,reference\n,x,1\n' },
  'gRPC-Web messages': { type: 'application/grpc-web', begin: '', again: '\0\0\0\0\x01x' },
  'gRPC-Web as text': { type: 'application/grpc-web-text', begin: '', again: 'AAAAAAF4' },
  'AWS zeros': { type: 'application/vnd.amazon.eventstream', begin: '', again: '\0'.repeat(100) },
  'pkt-lines': { type: 'application/x-git-upload-pack-result', begin: '', again: '0009\x01PACK0000' },
  'ends of ZIP archives': { type: 'application/zip', begin: 'PK\x03\x04', again: 'PK\x05\x06' },
  delimiters: { type: 'multipart/mixed; boundary=b', begin: '--b\r\n', again: '\r\n--b\r\n\r\n' },
};

test.each(Object.keys(endless))('endless %s', (name) => {
  const { type, begin, again } = endless[name] as { type: string; begin: string; again: string };
  const read = octetsOf(again.repeat(Math.ceil(65_536 / again.length)));
  const examination = new Examination({ request: { method: 'GET' }, codings: nodeCodings });
  examination.push(octetsOf(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n${begin}`), 0);
  for (let count = 0; count < 60; count++) examination.push(read, count);
  const report = examination.end({ transport: 'close-notify' });
  expect(JSON.stringify(report).length).toBeLessThan(20_000);
  expect(report.findings.filter(({ id }) => id.includes('detector'))).toEqual([]);
  expect(report.response?.body.length).toBe(begin.length + 60 * read.length);
});

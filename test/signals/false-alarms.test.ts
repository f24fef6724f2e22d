/** Ordinary responses that look a little like a failure: no signal speaks of them, in any dress. */
import { describe, expect, test } from 'vitest';
import { awsMessage, envelope, pktLine } from './binary.ts';
import { contentCases } from './content-cases.ts';
import { chunked, cut, framed, gzipped, read, readByOctets, signalsIn } from './wires.ts';

interface Quiet {
  name: string;
  status?: string;
  fields: string[];
  content: string;
}

const json = ['Content-Type: application/json'];
const ndjson = ['Content-Type: application/x-ndjson'];
const sse = ['Content-Type: text/event-stream'];
const html = ['Content-Type: text/html'];
const xml = ['Content-Type: application/xml'];
const aws = ['Content-Type: application/vnd.amazon.eventstream'];
const tag = 'qxzwvtsrponmlkji';
const phpManual = `<!doctype html><html><body><h1>Fatal errors</h1><p>PHP prints</p><pre>&lt;b&gt;Fatal error&lt;/b&gt;:  Uncaught Exception: x in &lt;b&gt;/a.php&lt;/b&gt; on line &lt;b&gt;3&lt;/b&gt;</pre>`;
const phpError = '<br />\n<b>Fatal error</b>:  Uncaught Exception: x in <b>/a.php</b> on line <b>3</b><br />\n';

const quiet: Quiet[] = [
  // JSON documents.
  { name: 'error: null', fields: json, content: '{"error":null,"data":{"n":1}}' },
  { name: 'errors: []', fields: json, content: '{"data":{"user":null},"errors":[]}' },
  { name: 'errors: null beside data', fields: json, content: '{"data":{},"errors":null}' },
  {
    name: 'errors: false of a bulk request',
    fields: json,
    content: '{"took":3,"errors":false,"items":[{"index":{"status":201}}]}',
  },
  { name: 'errors: true of another API', fields: json, content: '{"errors":true,"count":3}' },
  {
    name: 'a list of errors without data',
    fields: json,
    content: '{"errors":[{"id":1,"message":"old"},{"id":2,"message":"older"}]}',
  },
  {
    name: 'a log of errors',
    fields: json,
    content: '[{"level":"error","error":{"code":500,"message":"x"}},{"level":"info"}]',
  },
  {
    name: 'an error deep inside',
    fields: json,
    content: '{"jobs":[{"id":1,"error":{"code":498,"message":"x"}}],"total":1}',
  },
  {
    name: 'an error object beside other members',
    fields: json,
    content: '{"error":{"code":404,"message":"x"},"page":1}',
  },
  { name: 'an error object without a code', fields: json, content: '{"error":{"message":"x"}}' },
  { name: 'JSON-RPC with error: null', fields: json, content: '{"jsonrpc":"2.0","id":1,"result":1,"error":null}' },
  {
    name: 'an error in what JSON-RPC answers',
    fields: json,
    content: '{"jsonrpc":"2.0","id":1,"result":{"error":{"code":1,"message":"x"}}}',
  },
  { name: 'Neo4j without errors', fields: json, content: '{"results":[{"columns":[]}],"errors":[]}' },
  {
    name: 'results and errors of another API',
    fields: json,
    content: '{"results":[],"errors":[{"code":"E1","reason":"x"}]}',
  },
  {
    name: 'Trino still running',
    fields: json,
    content: '{"id":"q","stats":{"state":"RUNNING"},"nextUri":"https://x/1"}',
  },
  {
    name: 'stats beside an error of another API',
    fields: json,
    content: '{"stats":{"n":1},"error":{"message":"last week"}}',
  },
  { name: 'insertErrors: []', fields: json, content: '{"kind":"x","insertErrors":[]}' },
  {
    name: 'Couchbase rows',
    fields: json,
    content: '{"total_rows":1,"rows":[{"id":"a","value":{"from":"x","reason":"y"}}]}',
  },
  {
    name: 'a Couchbase query that succeeded',
    fields: json,
    content: '{"requestID":"r","results":[],"status":"success"}',
  },
  { name: 'a status of errors in another API', fields: json, content: '{"status":"errors","list":[]}' },
  { name: 'a Kubernetes object', fields: json, content: '{"kind":"Status","status":"Success","code":200}' },
  {
    name: 'a watch that sees a pod',
    fields: json,
    content: '{"type":"MODIFIED","object":{"kind":"Pod","status":{"reason":"Error"}}}\n',
  },
  {
    name: 'an object whose type is ERROR',
    fields: json,
    content: '{"type":"ERROR","object":{"kind":"LogEntry","message":"x"}}',
  },
  {
    name: 'a Solr document with a field called EXCEPTION',
    fields: json,
    content: '{"result-set":{"docs":[{"id":"1","EXCEPTION":"NPE"},{"EOF":true,"RESPONSE_TIME":1}]}}',
  },
  {
    name: 'tweets about a disconnection',
    fields: json,
    content: '{"data":{"text":"operational-disconnect"},"errors":[{"title":"Not Found Error","parameter":"ids"}]}',
  },
  {
    name: 'the pattern inside a string',
    fields: json,
    content: '{"note":"{\\"errorDetail\\":{},\\"error\\":\\"x\\"}"}',
  },
  { name: 'text that is called JSON and is none', fields: json, content: ')]}\',\n{"a":1' },
  { name: 'a number', fields: json, content: '42' },
  { name: 'nothing', fields: json, content: '' },
  { name: 'white space', fields: json, content: ' \n' },
  { name: 'JSON in UTF-8 with a byte order mark', fields: json, content: '\xef\xbb\xbf{"a":"\xc3\xa9"}' },
  { name: 'OData that is whole', fields: ['OData-Version: 4.0', ...json], content: '{"value":[{"error":"x"}]}' },
  {
    name: 'a part of a JSON document',
    status: '206 Partial Content',
    fields: [...json, 'Content-Range: bytes 0-8/100'],
    content: '{"a":[1,2',
  },
  {
    name: 'an error that the status tells',
    status: '404 Not Found',
    fields: json,
    content: '{"error":{"code":404,"message":"x"}}',
  },
  {
    name: 'a Fault that the status tells',
    status: '500 Internal Server Error',
    fields: xml,
    content: '<Envelope><Body><Fault><faultcode>x</faultcode></Fault></Body></Envelope>',
  },
  // Lines.
  { name: 'rows with error: null', fields: ndjson, content: '{"n":1,"error":null}\n{"n":2,"error":""}\n' },
  { name: 'an error that is not the last row', fields: ndjson, content: '{"error":"retried"}\n{"n":2}\n' },
  {
    name: 'a stream of log lines about errors',
    fields: ndjson,
    content: '{"level":"error","msg":"x"}\n{"level":"error","msg":"y"}\n',
  },
  {
    name: 'a Docker pull that succeeded',
    fields: json,
    content: '{"status":"Pulling"}\r\n{"status":"Status: Downloaded newer image"}\r\n',
  },
  {
    name: 'an answer of JSON-RPC as the last line',
    fields: ndjson,
    content: '{"jsonrpc":"2.0","id":1,"result":{}}\n{"jsonrpc":"2.0","id":2,"result":{},"error":null}\n',
  },
  {
    name: 'text sequences of RFC 7464',
    fields: ['Content-Type: application/json-seq'],
    content: '\x1e{"n":1}\n\x1e{"n":2}\n',
  },
  {
    name: 'the ClickHouse tag on a good response',
    fields: [`X-ClickHouse-Exception-Tag: ${tag}`, 'Content-Type: text/plain'],
    content: '1\n2\n',
  },
  {
    name: 'rows that hold another tag',
    fields: [`X-ClickHouse-Exception-Tag: ${tag}`, 'Content-Type: text/plain'],
    content: '__exception__\r\nabcdefghijklmnop\r\nx\n1 abcdefghijklmnop\r\n__exception__\r\n',
  },
  {
    name: 'rows of a query log, with more behind',
    fields: ['X-ClickHouse-Query-Id: q', 'Content-Type: text/plain'],
    content: 'Code: 60. DB::Exception: Table x. (UNKNOWN_TABLE) (version 23.8.1.1)\t2024-01-01\n',
  },
  {
    name: 'the words of ClickHouse elsewhere',
    fields: ['Content-Type: text/plain'],
    content: 'Code: 60. DB::Exception: Table x. (version 23.8.1.1 (official build))\n',
  },
  { name: 'a Druid result', fields: ['X-Druid-SQL-Query-Id: q', 'Content-Type: text/plain'], content: '{"n":1}\n\n' },
  { name: 'a Druid result without rows', fields: ['X-Druid-SQL-Query-Id: q', 'Content-Type: text/csv'], content: '\n' },
  { name: 'CSV without a blank line, of no Druid', fields: ['Content-Type: text/csv'], content: 'a,b\n1,2\n' },
  {
    name: 'CSV with the columns error and reference',
    fields: ['Content-Type: text/csv'],
    content: ',error,reference\n,none,1\n',
  },
  {
    name: 'annotated CSV with more tables behind',
    fields: ['Content-Type: text/csv'],
    content: '#datatype,string,long\r\n,error,reference\r\n,x,1\r\n\r\n#datatype,long\r\n,n\r\n,1\r\n',
  },
  {
    name: 'a copy that succeeded',
    status: '201 Created',
    fields: ['Content-Type: text/plain'],
    content: 'Perf Marker\nEnd\nsuccess: Created\n',
  },
  {
    name: 'a page about failures',
    fields: ['Content-Type: text/plain'],
    content: 'How copies end:\nfailure: disk full\n',
  },
  // Event streams.
  {
    name: 'data that says event: error',
    fields: sse,
    content: 'data: event: error\n\ndata: {"text":"event: error"}\n\n',
  },
  { name: 'a comment that says event: error', fields: sse, content: ': event: error\n\ndata: 1\n\n' },
  { name: 'error: null in data', fields: sse, content: 'data: {"error":null,"delta":"x"}\n\n' },
  {
    name: 'error: {} and error: false in data',
    fields: sse,
    content: 'data: {"error":{}}\n\ndata: {"error":false}\n\ndata: {"error":0.5}\n\n',
  },
  {
    name: 'a log with an error among its members',
    fields: sse,
    content: 'data: {"level":"warn","error":{"message":"retry"}}\n\ndata: {"ts":1,"msg":"x","error":"retry"}\n\n',
  },
  {
    name: 'a stream of another API that has a start',
    fields: sse,
    content: 'data: {"type":"start"}\n\ndata: {"type":"tick"}\n\n',
  },
  {
    name: 'an answer that talks of errors',
    fields: sse,
    content: 'data: {"choices":[{"delta":{"content":"\\"error\\": {\\"message\\": 1}"}}]}\n\ndata: [DONE]\n\n',
  },
  {
    name: 'a stream of Anthropic that ends',
    fields: sse,
    content:
      'event: message_start\ndata: {"type":"message_start"}\n\nevent: message_stop\ndata: {"type":"message_stop"}\n\n',
  },
  {
    name: 'a stream of the AI SDK that ends',
    fields: sse,
    content: 'data: {"type":"start"}\n\ndata: {"type":"finish"}\n\ndata: [DONE]\n\n',
  },
  {
    name: 'errors: [] in next',
    fields: sse,
    content: 'event: next\ndata: {"data":{"a":1},"errors":[]}\n\nevent: complete\ndata:\n\n',
  },
  {
    name: 'a single connection of GraphQL',
    fields: sse,
    content: 'event: next\ndata: {"id":"1","payload":{"data":{}}}\n\n',
  },
  {
    name: 'a result of MCP',
    fields: sse,
    content: 'event: message\ndata: {"jsonrpc":"2.0","id":1,"result":{"error":"x"}}\n\n',
  },
  { name: 'a field called error', fields: sse, content: 'error: x\ndata: 1\n\n' },
  // XML.
  {
    name: 'a good copy',
    fields: xml,
    content: '<?xml version="1.0"?>\n\n<CopyObjectResult><ETag>"x"</ETag></CopyObjectResult>',
  },
  {
    name: 'a document about errors of S3',
    fields: xml,
    content: '<article><Error><Code>NoSuchKey</Code></Error></article>',
  },
  { name: 'an Error of another format', fields: xml, content: '<Error severity="low">none</Error>' },
  {
    name: 'an error in a comment and in CDATA',
    fields: xml,
    content: '<a><!-- <Error><Code>x</Code></Error> --><![CDATA[<Error><Code>x</Code></Error>]]></a>',
  },
  {
    name: 'a deletion that succeeded',
    fields: xml,
    content: '<DeleteResult><Deleted><Key>a</Key></Deleted></DeleteResult>',
  },
  {
    name: 'a SOAP answer',
    fields: xml,
    content: '<s:Envelope><s:Body><Answer><Fault>none</Fault></Answer></s:Body></s:Envelope>',
  },
  {
    name: 'a SOAP header with a Fault',
    fields: xml,
    content: '<Envelope><Header><Fault><faultcode>x</faultcode></Fault></Header><Body/></Envelope>',
  },
  {
    name: 'an XML-RPC answer',
    fields: xml,
    content: '<methodResponse><params><param><value>fault</value></param></params></methodResponse>',
  },
  {
    name: 'capabilities of a map service',
    fields: xml,
    content: '<WMS_Capabilities><Exception><Format>XML</Format></Exception></WMS_Capabilities>',
  },
  {
    name: 'a page in XHTML',
    fields: ['Content-Type: application/xhtml+xml'],
    content: '<html><body><Error><Code>x</Code></Error></body></html>',
  },
  // Pages.
  {
    name: 'a manual that quotes a fatal error of PHP',
    fields: html,
    content: `${phpManual}<p>More.</p></body></html>`,
  },
  { name: 'a manual that ends in the quotation', fields: html, content: phpManual },
  {
    name: 'a page that shows an error of PHP as its content',
    fields: html,
    content: `<html><body>${phpError}<p>was what he saw.</p></body></html>`,
  },
  {
    name: 'a plain log that ends in an error of PHP',
    fields: ['Content-Type: text/plain'],
    content: 'log\nFatal error: x in /a.php on line 3\n',
  },
  {
    name: 'JSON that quotes an error of PHP',
    fields: json,
    content: '{"log":"Fatal error: Uncaught x in /a.php on line 3"}',
  },
  {
    name: 'a script that leads elsewhere',
    fields: html,
    content: '<html><script>window.location = "/welcome"</script></html>',
  },
  {
    name: 'an article about Rails',
    fields: html,
    content: '<html><p>Rails writes <code>&lt;script&gt;window.location = "/500.html"&lt;/script&gt;</code></p></html>',
  },
  {
    name: 'a script that leads to /500.html in the middle',
    fields: html,
    content: '<html><script>window.location = "/500.html"</script><p>and on it goes</p></html>',
  },
  {
    name: 'a boundary that is rendered in the browser by choice',
    fields: html,
    content: '<html><!--$!--><template data-dgst="BAILOUT_TO_CLIENT_SIDE_RENDERING"></template><!--/$--></html>',
  },
  {
    name: 'a redirection of Next.js',
    fields: html,
    content: '<html><!--$!--><template data-dgst="NEXT_REDIRECT;replace;/login;307;"></template><!--/$--></html>',
  },
  {
    name: 'a page of Next.js that was not found',
    fields: html,
    content:
      '<html><!--$!--><template data-dgst="NEXT_NOT_FOUND"></template><script>$RX("B:0","NEXT_HTTP_ERROR_FALLBACK;404")</script></html>',
  },
  {
    name: 'a boundary without a digest',
    fields: html,
    content: '<html><!--$!--><template></template><!--/$--><template data-dgst="1"></template></html>',
  },
  {
    name: 'boundaries that went well',
    fields: html,
    content: '<html><!--$--><p>$5 and $$!--</p><!--/$--><script>$RX=function(b,c){}</script></html>',
  },
  {
    name: 'a page about React',
    fields: html,
    content: '<html><code>&lt;!--$!--&gt;&lt;template data-dgst="1"&gt;</code></html>',
  },
  {
    name: 'a Flight response',
    fields: ['Content-Type: text/x-component'],
    content: '0:["$","div",null,{}]\n3:E{"digest":"NEXT_NOT_FOUND"}\n4:{"E":1}\n',
  },
  { name: 'a page without its end tag is no signal', fields: html, content: '<!doctype html><html><p>Short' },
  // Binary.
  {
    name: 'gRPC-Web that succeeded',
    fields: ['Content-Type: application/grpc-web+proto'],
    content: envelope(0, 'x') + envelope(0x80, 'grpc-status: 0\r\ngrpc-message: \r\n'),
  },
  {
    name: 'gRPC-Web whose message holds the words',
    fields: ['Content-Type: application/grpc-web'],
    content: envelope(0, 'grpc-status:13\r\n') + envelope(0x80, 'grpc-status:0\r\n'),
  },
  {
    name: 'gRPC-Web with its status in the head',
    fields: ['Content-Type: application/grpc-web', 'grpc-status: 0'],
    content: '',
  },
  { name: 'what is called gRPC-Web and is none', fields: ['Content-Type: application/grpc-web'], content: 'hello' },
  {
    name: 'Connect that succeeded',
    fields: ['Content-Type: application/connect+json'],
    content: envelope(0, '{"error":{"code":"x"}}') + envelope(2, '{}'),
  },
  {
    name: 'Connect with a compressed end',
    fields: ['Content-Type: application/connect+json'],
    content: envelope(3, '\x1f\x8b...'),
  },
  {
    name: 'an AWS stream that succeeded',
    fields: aws,
    content: awsMessage({ ':message-type': 'event' }, '{"message":"exception"}'),
  },
  {
    name: 'what is called an AWS stream and is none',
    fields: aws,
    content: '{"message":"this is JSON, and not a stream of events"}',
  },
  {
    name: 'a Git fetch',
    fields: ['Content-Type: application/x-git-upload-pack-result'],
    content: `${pktLine('NAK\n')}${pktLine('\x02ERR in a progress line\n')}${pktLine('\x01\x03PACK')}0000`,
  },
  {
    name: 'a pack without side-band',
    fields: ['Content-Type: application/x-git-upload-pack-result'],
    content: `${pktLine('NAK\n')}PACK\0\0\0\x02ERR x`,
  },
  { name: 'an empty ZIP archive', fields: ['Content-Type: application/zip'], content: `PK\x05\x06${'\0'.repeat(18)}` },
  {
    name: 'a ZIP archive with a comment',
    fields: ['Content-Type: application/zip'],
    content: `PK\x03\x04data PK\x05\x06 PK\x05\x06${'\0'.repeat(16)}\x05\0hello`,
  },
  {
    name: 'what is called ZIP and is none',
    fields: ['Content-Type: application/zip'],
    content: '\x1f\x8b\x08 gzip, really',
  },
  {
    name: 'a part of a ZIP archive',
    status: '206 Partial Content',
    fields: ['Content-Type: application/zip', 'Content-Range: bytes 0-9/50'],
    content: 'PK\x03\x04123456',
  },
  {
    name: 'multipart that is closed',
    fields: ['Content-Type: multipart/mixed; boundary=b'],
    content: '--b\r\n\r\none\r\n--b--\r\n',
  },
  {
    name: 'multipart with the boundary of GraphQL, and an epilogue',
    fields: ['Content-Type: multipart/mixed; boundary="-"; deferSpec=20220824'],
    content: '\r\n---\r\n\r\n{}\r\n-----\r\nbye',
  },
  {
    name: 'a camera',
    fields: ['Content-Type: multipart/x-mixed-replace; boundary=f'],
    content: '--f\r\n\r\njpeg\r\n--f\r\n\r\njp',
  },
  {
    name: 'what is called multipart and is none',
    fields: ['Content-Type: multipart/form-data; boundary=b'],
    content: 'plain',
  },
  // Every pattern, as a text file.
  ...contentCases.map(({ id, name, content }) => ({
    name: `${id}, ${name}, in a text file`,
    fields: ['Content-Type: text/plain'],
    content: `As an example:\n\n${content}\n\nEnd of the example.\n`,
  })),
];

describe.each(quiet)('$name', ({ fields, content, status }) => {
  test('is no signal, however it comes', async () => {
    const whole = framed(fields, content, status);
    const report = await read(whole);
    expect(signalsIn(report), report.verdict.summary).toEqual([]);
    expect(await readByOctets(whole)).toEqual(report);
    expect(signalsIn(await read(chunked(fields, content, 3, status)))).toEqual([]);
    expect(signalsIn(await read(gzipped(fields, content, status)))).toEqual([]);
  });
});

describe.each(contentCases)('$id, $name', ({ fields, content, status }) => {
  test('cut off by the transport, is not called incomplete a second time', async () => {
    for (const length of [content.length, Math.ceil(content.length / 2), 1]) {
      const report = await read(cut(fields, content.slice(0, length), status));
      expect(report.verdict.outcome).toBe('truncated');
      const ids = report.findings.map(({ id }) => id);
      expect(
        ids.filter((id) => id.startsWith('incomplete-') || id === 'sse-unfinished' || id === 'druid-lines'),
      ).toEqual([]);
    }
  });

  test('under a status that is no success, contradicts nothing', async () => {
    const report = await read(framed(fields, content, '502 Bad Gateway'));
    expect(signalsIn(report)).toEqual([]);
  });
});

/** Content that holds a signal, as servers send it: what the finding must say, and the octets that are its evidence. */
import { awsMessage, envelope, pktLine } from './binary.ts';

export interface ContentCase {
  id: string;
  name: string;
  status?: string;
  fields: string[];
  content: string;
  /** Fragments of the detail. */
  says: string[];
  /** What the span holds; null when it has none. */
  evidence: string | null;
}

const json = ['Content-Type: application/json; charset=utf-8'];
const ndjson = ['Content-Type: application/x-ndjson'];
const sse = ['Content-Type: text/event-stream'];
const html = ['Content-Type: text/html; charset=utf-8'];
const xml = ['Content-Type: application/xml'];

const grpcTrailers = envelope(0x80, 'grpc-status:13\r\ngrpc-message:shard 4 %E2%80%94 gone\r\n');
const webFrames = envelope(0, 'one') + envelope(0, 'two');
const connectEnd = envelope(2, '{"error":{"code":"resource_exhausted","message":"quota"},"metadata":{}}');
const awsGood = awsMessage({ ':message-type': 'event', ':event-type': 'chunk' }, '{"bytes":"aGVsbG8="}');
const awsException = awsMessage(
  { ':message-type': 'exception', ':exception-type': 'modelStreamErrorException' },
  '{"message":"The model went away"}',
);
const awsError = awsMessage({ ':message-type': 'error', ':error-code': '500', ':error-message': 'no' }, '');
const tag = 'qxzwvtsrponmlkji';
const clickhouseBlock = `\r\n__exception__\r\n${tag}\r\nCode: 395. DB::Exception: Value passed to 'throwIf' function is non-zero. (FUNCTION_THROW_IF_VALUE_IS_NON_ZERO) (version 25.11.1.1)\n130 ${tag}\r\n__exception__\r\n`;
const clickhouseBare =
  'Code: 241. DB::Exception: Memory limit exceeded: would use 9.31 GiB. (MEMORY_LIMIT_EXCEEDED) (version 23.8.1.1 (official build))\n';
const influxTable =
  '#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,"failed, ""really""",897';
const phpError =
  '<br />\n<b>Fatal error</b>:  Uncaught PDOException: SQLSTATE[HY000] server has gone away &lt;1&gt; in /srv/orders.php:31\nStack trace:\n#0 {main}\n  thrown in <b>/srv/orders.php</b> on line <b>31</b><br />';
const phpPlain =
  'Fatal error: Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes) in /srv/orders.php on line 12';

export const contentCases: ContentCase[] = [
  {
    id: 'grpc-web',
    name: 'a status that is not 0',
    fields: ['Content-Type: application/grpc-web+proto'],
    content: webFrames + grpcTrailers,
    says: ['13 (INTERNAL)', 'shard 4 — gone'],
    evidence: grpcTrailers,
  },
  {
    id: 'grpc-web',
    name: 'no frame with trailers',
    fields: ['Content-Type: application/grpc-web'],
    content: webFrames,
    says: ['After 2 frames the content ends'],
    evidence: null,
  },
  {
    id: 'grpc-web',
    name: 'as text, each segment padded',
    fields: ['Content-Type: application/grpc-web-text+proto'],
    content:
      Buffer.from(webFrames, 'latin1').toString('base64') + Buffer.from(grpcTrailers, 'latin1').toString('base64'),
    says: ['13 (INTERNAL)'],
    evidence: null,
  },
  {
    id: 'connect',
    name: 'an error in the last envelope',
    fields: ['Content-Type: application/connect+proto'],
    content: envelope(0, 'one') + connectEnd,
    says: ['"resource_exhausted"', '"quota"'],
    evidence: connectEnd,
  },
  {
    id: 'connect',
    name: 'no last envelope',
    fields: ['Content-Type: application/connect+json'],
    content: envelope(0, '{}') + envelope(0, '{"text":"half').slice(0, 9),
    says: ['After 1 envelope the content ends within one'],
    evidence: null,
  },
  {
    id: 'aws-eventstream',
    name: 'an exception',
    fields: ['Content-Type: application/vnd.amazon.eventstream'],
    content: awsGood + awsException,
    says: ['an exception, "modelStreamErrorException"', '"The model went away"'],
    evidence: awsException,
  },
  {
    id: 'aws-eventstream',
    name: 'an error',
    fields: ['Content-Type: application/vnd.amazon.eventstream'],
    content: awsGood + awsError,
    says: ['an error, "500"', '"no"'],
    evidence: awsError,
  },
  {
    id: 'aws-eventstream',
    name: 'a checksum that does not fit',
    fields: ['Content-Type: application/vnd.amazon.eventstream'],
    content: awsGood + awsGood.replace('aGVs', 'aGVt'),
    says: ['its checksum does not fit it'],
    evidence: awsGood.replace('aGVs', 'aGVt'),
  },
  {
    id: 'aws-eventstream',
    name: 'a message cut short',
    fields: ['Content-Type: application/vnd.amazon.eventstream'],
    content: awsGood + awsGood.slice(0, 40),
    says: ['After 1 whole message the content stops within one'],
    evidence: null,
  },
  {
    id: 'git',
    name: 'ERR',
    fields: ['Content-Type: application/x-git-upload-pack-advertisement'],
    content: `${pktLine('# service=git-upload-pack\n')}0000${pktLine('ERR access denied or repository not exported\n')}`,
    says: ['ERR says "access denied or repository not exported"'],
    evidence: pktLine('ERR access denied or repository not exported\n'),
  },
  {
    id: 'git',
    name: 'the error channel of the side-band',
    fields: ['Content-Type: application/x-git-upload-pack-result'],
    content: `${pktLine('NAK\n')}${pktLine('\x02Counting objects\n')}${pktLine('\x01PACK....')}${pktLine('\x03fatal: early EOF\n')}`,
    says: ['side-band says "fatal: early EOF"'],
    evidence: pktLine('\x03fatal: early EOF\n'),
  },
  {
    id: 'docker',
    name: 'a pull that failed',
    fields: json,
    content:
      '{"status":"Pulling from library/nginx"}\r\n{"errorDetail":{"message":"no space left on device"},"error":"no space left on device"}\r\n',
    says: ['"no space left on device"'],
    evidence: '{"errorDetail":{"message":"no space left on device"},"error":"no space left on device"}',
  },
  {
    id: 'kubernetes-watch',
    name: 'an expired resource version',
    fields: json,
    content:
      '{"type":"ADDED","object":{"kind":"Pod"}}\n{"type":"ERROR","object":{"kind":"Status","status":"Failure","message":"too old resource version: 1 (9)","reason":"Expired","code":410}}\n',
    says: ['the code 410', 'the reason "Expired"', '"too old resource version: 1 (9)"'],
    evidence:
      '{"type":"ERROR","object":{"kind":"Status","status":"Failure","message":"too old resource version: 1 (9)","reason":"Expired","code":410}}',
  },
  {
    id: 'grpc-gateway-lines',
    name: 'version 2',
    fields: json,
    content: '{"result":{"n":1}}\n{"error":{"code":4,"message":"context deadline exceeded","details":[]}}\n',
    says: ['4 (DEADLINE_EXCEEDED)', '"context deadline exceeded"'],
    evidence: '{"error":{"code":4,"message":"context deadline exceeded","details":[]}}',
  },
  {
    id: 'grpc-gateway-lines',
    name: 'version 1, as lines',
    fields: ndjson,
    content:
      '{"result":{}}\n{"error":{"grpc_code":14,"http_code":503,"message":"down","http_status":"Service Unavailable"}}',
    says: ['14 (UNAVAILABLE)'],
    evidence: '{"error":{"grpc_code":14,"http_code":503,"message":"down","http_status":"Service Unavailable"}}',
  },
  {
    id: 'x-stream',
    name: 'an operational disconnection',
    fields: json,
    content:
      '{"data":{"id":"1"}}\r\n\r\n{"errors":[{"title":"operational-disconnect","disconnect_type":"UpstreamOperationalDisconnect","detail":"This stream has been disconnected upstream for operational reasons.","type":"https://api.twitter.com/2/problems/operational-disconnect"}]}\r\n',
    says: ['"operational-disconnect"', '"UpstreamOperationalDisconnect"'],
    evidence:
      '{"errors":[{"title":"operational-disconnect","disconnect_type":"UpstreamOperationalDisconnect","detail":"This stream has been disconnected upstream for operational reasons.","type":"https://api.twitter.com/2/problems/operational-disconnect"}]}',
  },
  {
    id: 'json-lines-error',
    name: 'Ollama',
    fields: ndjson,
    content: '{"response":"The"}\n{"error":"an error was encountered while running the model: caf\xc3\xa9"}\n',
    says: ['an error was encountered while running the model: café'],
    evidence: '{"error":"an error was encountered while running the model: caf\xc3\xa9"}',
  },
  {
    id: 'json-lines-error',
    name: 'values in a row that are called JSON',
    fields: json,
    content: '{"n":1}{"error":{"reason":"disk"}}',
    says: ['"disk"'],
    evidence: '{"error":{"reason":"disk"}}',
  },
  {
    id: 'solr-stream',
    name: 'a shard that is down',
    fields: json,
    content:
      '{"result-set":{"docs":[\n{"id":"1"},\n{"EXCEPTION":"java.io.IOException: shard2","EOF":true,"RESPONSE_TIME":3}]}}',
    says: ['"java.io.IOException: shard2"'],
    evidence: '{"EXCEPTION":"java.io.IOException: shard2","EOF":true,"RESPONSE_TIME":3}',
  },
  {
    id: 'clickhouse',
    name: 'a tagged block',
    fields: [
      'X-ClickHouse-Format: TabSeparated',
      `X-ClickHouse-Exception-Tag: ${tag}`,
      'Content-Type: text/tab-separated-values',
    ],
    content: `1\n2\n${clickhouseBlock}`,
    says: ["Code: 395. DB::Exception: Value passed to 'throwIf' function"],
    evidence: clickhouseBlock.slice(2),
  },
  {
    id: 'clickhouse',
    name: 'bare',
    fields: ['X-ClickHouse-Query-Id: q', 'Content-Type: text/tab-separated-values; charset=UTF-8'],
    content: `1\tone\n2\ttwo\n${clickhouseBare}`,
    says: ['Code: 241. DB::Exception: Memory limit exceeded'],
    evidence: clickhouseBare,
  },
  {
    id: 'druid-lines',
    name: 'no blank line',
    fields: ['X-Druid-SQL-Query-Id: q1', 'Content-Type: text/csv'],
    content: 'a,b\n1,2\n',
    says: ['After 8 octets'],
    evidence: '\n',
  },
  {
    id: 'influx',
    name: 'an error table behind a result',
    fields: ['Content-Type: text/csv; charset=utf-8'],
    content: `#datatype,string,long\r\n,result,table\r\n,_result,0\r\n\r\n${influxTable}\r\n\r\n`,
    says: ['failed, \\"really\\"'],
    evidence: influxTable,
  },
  {
    id: 'http-tpc',
    name: 'a marker stream',
    status: '201 Created',
    fields: ['Content-Type: text/plain'],
    content:
      'Perf Marker\n    Timestamp: 1541784000\n    Stripe Index: 0\nEnd\nfailure: Remote side failed with status code 503\n',
    says: ['"Remote side failed with status code 503"'],
    evidence: 'failure: Remote side failed with status code 503',
  },
  {
    id: 'openai',
    name: 'an error in data',
    fields: sse,
    content:
      'data: {"object":"chat.completion.chunk"}\n\ndata: {"error":{"message":"The server had an error","type":"server_error","code":null}}\n\ndata: [DONE]\n\n',
    says: ['"The server had an error"', '("server_error")'],
    evidence: 'data: {"error":{"message":"The server had an error","type":"server_error","code":null}}',
  },
  {
    id: 'openai',
    name: 'a failed response',
    fields: sse,
    content:
      'event: response.created\ndata: {}\n\nevent: response.failed\ndata: {"type":"response.failed","response":{"error":{"code":"server_error","message":"boom"}}}\n\n',
    says: ['"boom"', '("server_error")'],
    evidence:
      'event: response.failed\ndata: {"type":"response.failed","response":{"error":{"code":"server_error","message":"boom"}}}',
  },
  {
    id: 'anthropic',
    name: 'overloaded',
    fields: sse,
    content:
      'event: message_start\ndata: {"type":"message_start"}\n\nevent: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}\n\n',
    says: ['"overloaded_error"', '"Overloaded"'],
    evidence: 'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
  },
  {
    id: 'vercel-ai',
    name: 'an error part',
    fields: [...sse, 'x-vercel-ai-ui-message-stream: v1'],
    content: 'data: {"type":"start"}\n\ndata: {"type":"error","errorText":"An error occurred."}\n\ndata: [DONE]\n\n',
    says: ['"An error occurred."'],
    evidence: 'data: {"type":"error","errorText":"An error occurred."}',
  },
  {
    id: 'graphql-sse',
    name: 'errors in next',
    fields: sse,
    content:
      'event: next\ndata: {"data":null,"errors":[{"message":"denied","path":["user"]}]}\n\nevent: complete\ndata:\n\n',
    says: ['"denied"'],
    evidence: 'event: next\ndata: {"data":null,"errors":[{"message":"denied","path":["user"]}]}',
  },
  {
    id: 'sse-error',
    name: 'an error of no known dialect',
    fields: sse,
    content: ': hello\n\ndata: 1\n\nevent: error\ndata: cursor lost\n\n',
    says: ['"cursor lost"'],
    evidence: 'event: error\ndata: cursor lost',
  },
  {
    id: 'sse-unfinished',
    name: 'a stream of the AI SDK without its end',
    fields: [...sse, 'x-vercel-ai-ui-message-stream: v1'],
    content: 'data: {"type":"start"}\n\ndata: {"type":"text-delta","delta":"Hel"}\n\n',
    says: ['the AI SDK', 'data: [DONE]'],
    evidence: 'data: {"type":"text-delta","delta":"Hel"}',
  },
  {
    id: 's3',
    name: 'white space, then an error',
    fields: xml,
    content:
      '<?xml version="1.0" encoding="UTF-8"?>\n   \n \n<!-- x --><Error><Code>InternalError</Code><Message>We encountered an internal error &amp; gave up.</Message><RequestId>656c</RequestId></Error>',
    says: ['"InternalError"', '"We encountered an internal error & gave up."'],
    evidence:
      '<Error><Code>InternalError</Code><Message>We encountered an internal error &amp; gave up.</Message><RequestId>656c</RequestId></Error>',
  },
  {
    id: 's3',
    name: 'an object that was not deleted',
    fields: xml,
    content:
      '<DeleteResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Deleted><Key>a</Key></Deleted><Error><Key>b.txt</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error></DeleteResult>',
    says: ['"b.txt"', '"AccessDenied"'],
    evidence: '<Error><Key>b.txt</Key><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
  },
  {
    id: 'soap',
    name: 'version 1.1',
    fields: ['Content-Type: text/xml'],
    content:
      '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header/><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>Timeout &lt;30s&gt;</faultstring></soap:Fault></soap:Body></soap:Envelope>',
    says: ['"soap:Server"', '"Timeout <30s>"'],
    evidence:
      '<soap:Fault><faultcode>soap:Server</faultcode><faultstring>Timeout &lt;30s&gt;</faultstring></soap:Fault>',
  },
  {
    id: 'soap',
    name: 'version 1.2',
    fields: ['Content-Type: application/soap+xml; charset=utf-8'],
    content:
      "<?xml version='1.0'?><env:Envelope><env:Body><env:Fault><env:Code><env:Value>env:Receiver</env:Value></env:Code><env:Reason><env:Text xml:lang='en'><![CDATA[a < b]]></env:Text></env:Reason></env:Fault></env:Body></env:Envelope>",
    says: ['"env:Receiver"', '"a < b"'],
    evidence:
      "<env:Fault><env:Code><env:Value>env:Receiver</env:Value></env:Code><env:Reason><env:Text xml:lang='en'><![CDATA[a < b]]></env:Text></env:Reason></env:Fault>",
  },
  {
    id: 'xml-rpc',
    name: 'a fault',
    fields: ['Content-Type: text/xml'],
    content:
      '<?xml version="1.0"?><methodResponse><fault><value><struct><member><name>faultCode</name><value><int>4</int></value></member><member><name>faultString</name><value><string>Too many parameters.</string></value></member></struct></value></fault></methodResponse>',
    says: ['the code "4"', '"Too many parameters."'],
    evidence:
      '<fault><value><struct><member><name>faultCode</name><value><int>4</int></value></member><member><name>faultString</name><value><string>Too many parameters.</string></value></member></struct></value></fault>',
  },
  {
    id: 'ogc',
    name: 'a WMS exception',
    fields: ['Content-Type: application/vnd.ogc.se_xml'],
    content:
      '<?xml version="1.0"?><!DOCTYPE ServiceExceptionReport SYSTEM "http://x/exception.dtd" [<!ENTITY a "b>">]><ServiceExceptionReport version="1.1.1"><ServiceException code="LayerNotDefined">No layer &quot;roads&quot;</ServiceException></ServiceExceptionReport>',
    says: ['"LayerNotDefined"', 'No layer \\"roads\\"'],
    evidence: '<ServiceException code="LayerNotDefined">No layer &quot;roads&quot;</ServiceException>',
  },
  {
    id: 'ogc',
    name: 'an OWS exception report',
    fields: xml,
    content:
      '<ows:ExceptionReport><ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>boom</ows:ExceptionText></ows:Exception></ows:ExceptionReport>',
    says: ['"NoApplicableCode"', '"boom"'],
    evidence:
      '<ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>boom</ows:ExceptionText></ows:Exception>',
  },
  {
    id: 'elasticsearch-bulk',
    name: 'one of two failed',
    fields: ['Content-Type: application/vnd.elasticsearch+json;compatible-with=8'],
    content:
      '{"took":30,"errors":true,"items":[{"index":{"_id":"1","status":201}},{"index":{"_id":"2","status":400,"error":{"type":"document_parsing_exception","reason":"failed to parse field [n]"}}}]}',
    says: ['"document_parsing_exception"', '"failed to parse field [n]"'],
    evidence: '{"type":"document_parsing_exception","reason":"failed to parse field [n]"}',
  },
  {
    id: 'graphql',
    name: 'errors beside data',
    fields: json,
    content:
      '{"errors":[{"message":"Name for character with ID 1002 could not be fetched.","path":["hero",1,"name"]}],"data":{"hero":null}}',
    says: ['at "hero.1.name"', 'Name for character'],
    evidence: '{"message":"Name for character with ID 1002 could not be fetched.","path":["hero",1,"name"]}',
  },
  {
    id: 'graphql',
    name: 'its own media type, no data',
    fields: ['Content-Type: application/graphql-response+json'],
    content: '{"errors":[{"message":"Syntax Error"}]}',
    says: ['"Syntax Error"', 'It has no data'],
    evidence: '{"message":"Syntax Error"}',
  },
  {
    id: 'graphql',
    name: 'an incremental part',
    fields: json,
    content: '{"hasNext":false,"incremental":[{"data":null,"errors":[{"message":"late failure"}]}]}',
    says: ['"late failure"'],
    evidence: '{"message":"late failure"}',
  },
  {
    id: 'json-rpc',
    name: 'one answer',
    fields: json,
    content: '{"jsonrpc":"2.0","error":{"code":-32000,"message":"execution reverted"},"id":1}',
    says: ['-32000', '"execution reverted"'],
    evidence: '{"code":-32000,"message":"execution reverted"}',
  },
  {
    id: 'json-rpc',
    name: 'a batch',
    fields: json,
    content:
      '[{"jsonrpc":"2.0","id":1,"result":7},{"jsonrpc":"2.0","id":2,"error":{"code":-32601,"message":"Method not found"}}]',
    says: ['-32601'],
    evidence: '{"code":-32601,"message":"Method not found"}',
  },
  {
    id: 'json-rpc',
    name: 'in an event stream, as MCP sends it',
    fields: sse,
    content: 'event: message\ndata: {"jsonrpc":"2.0","id":3,"error":{"code":-32603,"message":"tool died"}}\n\n',
    says: ['-32603', '"tool died"'],
    evidence: 'event: message\ndata: {"jsonrpc":"2.0","id":3,"error":{"code":-32603,"message":"tool died"}}',
  },
  {
    id: 'neo4j',
    name: 'a statement that failed',
    fields: json,
    content:
      '{"results":[{"columns":["n"],"data":[]}],"errors":[{"code":"Neo.TransientError.Transaction.DeadlockDetected","message":"deadlock"}]}',
    says: ['"Neo.TransientError.Transaction.DeadlockDetected"', '"deadlock"'],
    evidence: '{"code":"Neo.TransientError.Transaction.DeadlockDetected","message":"deadlock"}',
  },
  {
    id: 'trino',
    name: 'a failed query',
    fields: json,
    content:
      '{"id":"q","stats":{"state":"FAILED"},"error":{"message":"Query exceeded memory limit","errorCode":131079,"errorName":"EXCEEDED_GLOBAL_MEMORY_LIMIT","errorType":"INSUFFICIENT_RESOURCES"}}',
    says: ['"EXCEEDED_GLOBAL_MEMORY_LIMIT"', '"Query exceeded memory limit"'],
    evidence: '"Query exceeded memory limit"',
  },
  {
    id: 'bigquery',
    name: 'a row that was not taken',
    fields: json,
    content:
      '{"kind":"bigquery#tableDataInsertAllResponse","insertErrors":[{"index":7,"errors":[{"reason":"invalid","location":"n","message":"no such field: n."}]}]}',
    says: ['first the row 7', '"no such field: n."'],
    evidence: '{"index":7,"errors":[{"reason":"invalid","location":"n","message":"no such field: n."}]}',
  },
  {
    id: 'arcgis',
    name: 'an invalid token',
    fields: json,
    content: '{\n "error": {\n  "code": 498,\n  "message": "Invalid Token",\n  "details": []\n }\n}\n',
    says: ['the code 498', '"Invalid Token"'],
    evidence: '{\n  "code": 498,\n  "message": "Invalid Token",\n  "details": []\n }',
  },
  {
    id: 'couchbase',
    name: 'a view with a node that did not answer',
    fields: json,
    content:
      '{"total_rows":3,"rows":[{"id":"a"}],"errors":[{"from":"http://10.0.0.2:8092/_view_merge/","reason":"timeout"}]}',
    says: ['"http://10.0.0.2:8092/_view_merge/"', '"timeout"'],
    evidence: '{"from":"http://10.0.0.2:8092/_view_merge/","reason":"timeout"}',
  },
  {
    id: 'couchbase',
    name: 'a query that ran out of time',
    fields: json,
    content:
      '{"requestID":"r","results":[{"a":1}],"errors":[{"code":1080,"msg":"Timeout 75s exceeded"}],"status":"timeout"}',
    says: ['"timeout"', '"Timeout 75s exceeded"'],
    evidence: '{"code":1080,"msg":"Timeout 75s exceeded"}',
  },
  {
    id: 'odata',
    name: 'a payload left malformed',
    fields: ['OData-Version: 4.01', 'Content-Type: application/json;odata.metadata=minimal'],
    content: '{"value":[{"n":1},{"n":2}OData-Error: the source failed',
    says: ['After 25 octets'],
    evidence: 'O',
  },
  {
    id: 'odata',
    name: 'a payload that stops',
    fields: ['OData-Version: 4.0', 'Content-Type: application/json'],
    content: '{"value":[{"n":1},',
    says: ['After 18 octets the JSON stops before its end'],
    evidence: ',',
  },
  {
    id: 'openai',
    name: 'an error and nothing else',
    fields: sse,
    content: 'data: {"error":"model went away"}\n\n',
    says: ['"model went away"'],
    evidence: 'data: {"error":"model went away"}',
  },
  {
    id: 'incomplete-json',
    name: 'inside an array',
    fields: json,
    content: '{"orders":[\n{"n":1},\n{"n":2},',
    says: ['with 2 objects and arrays open, after 29 octets'],
    evidence: ',',
  },
  {
    id: 'incomplete-json',
    name: 'inside a string of the last line',
    fields: ndjson,
    content: '{"n":1}\n{"n":"tw',
    says: ['The last line stops inside a string'],
    evidence: 'w',
  },
  {
    id: 'incomplete-zip',
    name: 'no end record',
    fields: ['Content-Type: application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    content: 'PK\x03\x04\x14\0\x08\0\x08\0deflated octets',
    says: ['without the record that ends one', 'after 25 octets'],
    evidence: 's',
  },
  {
    id: 'incomplete-multipart',
    name: 'no closing delimiter',
    fields: ['Content-Type: multipart/mixed; boundary="gc0p4Jq0M2Yt08j34c0p"'],
    content: '--gc0p4Jq0M2Yt08j34c0p\r\n\r\none\r\n--gc0p4Jq0M2Yt08j34c0p\r\n\r\ntw',
    says: ['"--gc0p4Jq0M2Yt08j34c0p--"'],
    evidence: 'w',
  },
  {
    id: 'php',
    name: 'an uncaught exception in a page',
    fields: html,
    content: `<!doctype html><html><body><table><tr>${phpError}\n`,
    says: ['"Fatal error"', 'server has gone away <1>'],
    evidence: phpError,
  },
  {
    id: 'php',
    name: 'without markup, in JSON',
    fields: json,
    content: `{"orders":[{"n":1},\n${phpPlain}\n`,
    says: ['Allowed memory size of 134217728 bytes exhausted'],
    evidence: phpPlain,
  },
  {
    id: 'rails-streaming',
    name: 'the script at the end',
    fields: html,
    content: '<html><body><ul><li class="<script>window.location = "/500.html"</script></html>',
    says: ['"/500.html"'],
    evidence: '<script>window.location = "/500.html"</script></html>',
  },
  {
    id: 'react-stream',
    name: 'a boundary with a digest',
    fields: html,
    content:
      '<html><body><!--$!--><template data-dgst="3184391927" data-msg="db &amp; co"></template><p>Loading</p><!--/$--></body></html>',
    says: ['"3184391927"', '"db & co"'],
    evidence: '$!--><template data-dgst="3184391927" data-msg="db &amp; co">',
  },
  {
    id: 'react-stream',
    name: 'a boundary that failed late',
    fields: html,
    content: '<html><!--$?--><template id="B:0"></template>$$<script>$RX("B:0","1234567")</script></html>',
    says: ['"1234567"'],
    evidence: '$RX("B:0","1234567")</script>',
  },
  {
    id: 'react-stream',
    name: 'a Flight row',
    fields: ['Content-Type: text/x-component'],
    content: '0:["$","div",null,{}]\n7:E{"digest":"2951240382"}\n',
    says: ['"2951240382"'],
    evidence: '7:E{"digest":"2951240382"}',
  },
];

/** Trino's and Presto's client protocol: `error` beside `stats`, in a response that is always 200. */
import { jsonSignal } from '../readers/json-content.ts';
import { messageOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const trino = jsonSignal({
  id: 'trino',
  severity: 'error',
  title: 'The Trino query failed',
  spec: [source('Trino: client REST API', 'https://trino.io/docs/current/develop/client-protocol.html')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 105\r\n\r\n{"id":"q1","stats":{"state":"FAILED"},"error":{"message":"no such table","errorCode":46,"errorName":"X"}}',
  },
  paths: ['stats', 'error.message', 'error.errorCode', 'error.errorName'],
  read(content) {
    if (content.sort('stats') !== '{' || content.sort('error.errorCode') === '') return null;
    const message = content.value('error.message');
    const name = textOf(content.value('error.errorName')) ?? textOf(content.value('error.errorCode')) ?? '';
    return {
      detail:
        `The content says that the query failed with ${said(name)}: ${said(messageOf(message ?? ''))}. ` +
        "The protocol's own rule: any status but 200 is a failure of HTTP, and a failure of the query comes with 200.",
      span: content.span('error.message') ?? content.span('error.errorCode'),
    };
  },
});

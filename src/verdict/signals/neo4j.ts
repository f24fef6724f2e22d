/** Neo4j's HTTP API: `errors` beside `results`; the status was 200 when the transaction began. */
import { jsonSignal } from '../readers/json-content.ts';
import { memberOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const neo4j = jsonSignal({
  id: 'neo4j',
  severity: 'error',
  title: 'Neo4j reports errors beside the results',
  spec: [source('Neo4j HTTP API: error handling', 'https://neo4j.com/docs/http-api/current/error-handling/')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 96\r\n\r\n{"results":[],"errors":[{"code":"Neo.ClientError.Statement.SyntaxError","message":"no RETRUN"}]}',
  },
  paths: ['results', 'errors[]'],
  read(content) {
    const error = content.value('errors[]');
    const code = textOf(memberOf(error, 'code'));
    if (content.sort('results') !== '[' || code === null || !code.startsWith('Neo.')) return null;
    const message = textOf(memberOf(error, 'message'));
    return {
      detail:
        `The content names an error, ${said(code)}${message === null ? '' : `: ${said(message)}`}. The transaction was rolled back. ` +
        'Neo4j answers 200 before it runs the statements, so the status says nothing of them.',
      span: content.span('errors[]'),
    };
  },
});

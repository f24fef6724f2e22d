/** GraphQL over HTTP: errors beside the data, in one document or in the payloads of incremental delivery. */
import { mediaType } from '../head-fields.ts';
import { jsonSignal } from '../readers/json-content.ts';
import { memberOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

const inPayload = 'incremental[].errors[]';

export const graphql = jsonSignal({
  id: 'graphql',
  severity: 'error',
  title: 'The GraphQL response holds errors',
  spec: [
    source('GraphQL: errors', 'https://spec.graphql.org/October2021/#sec-Errors'),
    source('GraphQL over HTTP', 'https://graphql.github.io/graphql-over-http/draft/'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 73\r\n\r\n{"data":{"user":null},"errors":[{"message":"timed out","path":["user"]}]}',
  },
  paths: ['data', 'errors[]', 'hasNext', inPayload],
  read(content, _whole, head) {
    const path = content.sort('errors[]') === '' ? inPayload : 'errors[]';
    const error = content.value(path);
    const message = memberOf(error, 'message');
    if (typeof message !== 'string') return null;
    const incremental = content.sort('hasNext') !== '';
    // `data` beside it, or what only GraphQL has: other APIs have `errors`, too.
    const told = memberOf(error, 'path') !== undefined || memberOf(error, 'locations') !== undefined;
    const named = mediaType(head) === 'application/graphql-response+json';
    if (content.sort('data') === '' && !incremental && !told && !named) return null;
    const where = memberOf(error, 'path');
    const place = Array.isArray(where) ? ` at ${said(where.map((step) => textOf(step) ?? '?').join('.'))}` : '';
    return {
      detail:
        `The response holds errors${place}: ${said(message)}. ${content.sort('data') === '{' ? 'What data it has may be a part of what was asked for' : 'It has no data'}. ` +
        'Servers answer 200 so that partial data can be used; monitors that count statuses see no failure.',
      span: content.span(path),
    };
  },
});

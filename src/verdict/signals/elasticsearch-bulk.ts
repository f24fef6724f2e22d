/** Elasticsearch's and OpenSearch's bulk API: 200 whatever became of each operation; `errors` says that some failed. */
import { jsonSignal } from '../readers/json-content.ts';
import { memberOf, messageOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

const item = 'items[].*.error';

export const elasticsearchBulk = jsonSignal({
  id: 'elasticsearch-bulk',
  severity: 'error',
  title: 'Operations of the bulk request failed',
  spec: [
    source('Elasticsearch: bulk API', 'https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-bulk'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 116\r\n\r\n{"took":3,"errors":true,"items":[{"index":{"status":400,"error":{"type":"mapper_parsing_exception","reason":"x"}}}]}',
  },
  paths: ['errors', 'items', item],
  read(content) {
    if (content.value('errors') !== true || content.sort('items') !== '[') return null;
    const error = content.value(item);
    const type = textOf(memberOf(error, 'type'));
    const first =
      error === undefined
        ? ''
        : ` The first to fail says ${type === null ? '' : `${said(type)}: `}${said(messageOf(error))}.`;
    return {
      detail: `The content says "errors": true: of the operations asked for, some were not done.${first} The status is 200 even if each of them failed, so a client has to read every item.`,
      span: content.span(item) ?? content.span('errors'),
    };
  },
});

import type { Species } from '../species.ts';

export const elasticsearchBulkErrors: Species = {
  id: 'elasticsearch-bulk-errors',
  title: 'A bulk request of which a part failed',
  summary: 'The content says errors: true, and one of three items holds an error.',
  conclude: 'One document was not indexed. The status is 200 even if every one fails.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'Elasticsearch, bulk API',
    url: 'https://www.elastic.co/docs/api/doc/elasticsearch/operation/operation-bulk',
  },
  async serve(wire) {
    const content = JSON.stringify({
      took: 30,
      errors: true,
      items: [
        { index: { _index: 'orders', _id: '1041', status: 201 } },
        {
          index: {
            _index: 'orders',
            _id: '1042',
            status: 400,
            error: { type: 'document_parsing_exception', reason: 'failed to parse field [total]' },
          },
        },
        { index: { _index: 'orders', _id: '1043', status: 201 } },
      ],
    });
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

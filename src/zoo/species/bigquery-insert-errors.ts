import type { Species } from '../species.ts';

export const bigqueryInsertErrors: Species = {
  id: 'bigquery-insert-errors',
  title: 'Rows that BigQuery did not take',
  summary: 'The answer to a streaming insert names a row that was not taken.',
  conclude: 'A row is lost unless the client sends it again. The status is 200 all the same.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'BigQuery, tabledata.insertAll',
    url: 'https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata/insertAll',
  },
  async serve(wire) {
    const content = JSON.stringify({
      kind: 'bigquery#tableDataInsertAllResponse',
      insertErrors: [
        {
          index: 4,
          errors: [{ reason: 'invalid', location: 'total', message: 'Cannot convert value to floating point' }],
        },
      ],
    });
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

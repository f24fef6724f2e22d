import type { Species } from '../species.ts';

export const couchbaseViewErrors: Species = {
  id: 'couchbase-view-errors',
  title: 'A node that did not answer',
  summary: 'Beside the rows of a view stands an error: one node timed out.',
  conclude: 'The rows of that node are missing.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'Couchbase, ViewErrorMode',
    url: 'https://docs.couchbase.com/sdk-api/couchbase-node-client/enums/ViewErrorMode.html',
  },
  async serve(wire) {
    const content = JSON.stringify({
      total_rows: 3120,
      rows: [{ id: 'order-1041', key: 1041, value: null }],
      errors: [{ from: 'http://10.0.0.2:8092/_view_merge/?stale=false', reason: 'timeout' }],
    });
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

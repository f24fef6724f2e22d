import type { Species } from '../species.ts';

export const trinoQueryFailed: Species = {
  id: 'trino-query-failed',
  title: 'A Trino query that failed',
  summary: 'Beside the statistics stands an error: the query ran out of memory.',
  conclude: 'The query failed. By the protocol a failed query is answered with 200.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'Trino, client REST API', url: 'https://trino.io/docs/current/develop/client-protocol.html' },
  async serve(wire) {
    const content = JSON.stringify({
      id: '20261121_211500_00007_abcde',
      stats: { state: 'FAILED', processedRows: 31200 },
      error: {
        message: 'Query exceeded per-node memory limit of 1GB',
        errorCode: 131079,
        errorName: 'EXCEEDED_LOCAL_MEMORY_LIMIT',
      },
    });
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

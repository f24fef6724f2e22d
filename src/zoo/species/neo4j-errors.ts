import type { Species } from '../species.ts';

export const neo4jErrors: Species = {
  id: 'neo4j-errors',
  title: 'Neo4j errors beside the results',
  summary: 'Beside the results stands an error whose code begins with Neo.',
  conclude: 'The transaction was rolled back. The status was sent before the statements ran.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'Neo4j HTTP API, errors', url: 'https://neo4j.com/docs/http-api/current/error-handling/' },
  async serve(wire) {
    const content = JSON.stringify({
      results: [{ columns: ['n'], data: [] }],
      errors: [
        { code: 'Neo.TransientError.Transaction.DeadlockDetected', message: 'ForsetiClient[3] cannot acquire a lock' },
      ],
    });
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

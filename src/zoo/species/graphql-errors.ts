import type { Species } from '../species.ts';

export const graphqlErrors: Species = {
  id: 'graphql-errors',
  title: 'GraphQL errors beside the data',
  summary: 'Beside the data stands a list of errors, and a member of the data is null.',
  conclude: 'A part of what was asked for is missing. The status is 200 so that the rest can be used.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'GraphQL, errors', url: 'https://spec.graphql.org/October2021/#sec-Errors' },
  async serve(wire) {
    const content = JSON.stringify({
      data: { order: { id: 1041, customer: null } },
      errors: [{ message: 'customers: connection refused', path: ['order', 'customer'] }],
    });
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

import { sendChunks } from '../paced.ts';
import { rows } from '../rows.ts';
import type { Species } from '../species.ts';

export const trailerDruid: Species = {
  id: 'trailer-druid',
  title: 'A Druid query that timed out',
  summary: 'The framing is whole, but the trailers say X-Druid-Response-Complete: false, and why.',
  conclude:
    'Rows are missing at the end. A client that does not read trailers has to notice that the JSON is not closed.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'Druid, SQL API', url: 'https://druid.apache.org/docs/latest/api-reference/sql-api' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/plain',
      'X-Druid-SQL-Query-Id: 7b1d0f3a',
      'Trailer: X-Error-Message, X-Druid-Response-Complete',
      'Transfer-Encoding: chunked',
    );
    await sendChunks(
      wire,
      [rows(1, 2), rows(3, 4), '\n'],
      ['X-Error-Message: Query did not complete within configured timeout period', 'X-Druid-Response-Complete: false'],
    );
  },
};

import { sendChunks } from '../paced.ts';
import { rows } from '../rows.ts';
import type { Species } from '../species.ts';

export const druidLinesCut: Species = {
  id: 'druid-lines-cut',
  title: 'Druid lines without the blank line',
  summary: 'The lines stop without the blank line that ends every result of Druid.',
  conclude: 'Rows are missing, and the blank line was there to tell. The framing says that all is well.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'Druid, SQL API, result formats', url: 'https://druid.apache.org/docs/latest/api-reference/sql-api' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/plain',
      'X-Druid-SQL-Query-Id: 7b1d0f3a',
      'Transfer-Encoding: chunked',
    );
    await sendChunks(wire, [rows(1, 2), rows(3, 4)]);
  },
};

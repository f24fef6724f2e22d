/** BigQuery's streaming inserts (tabledata.insertAll): 200, and `insertErrors` names the rows that were not taken. */
import { jsonSignal } from '../readers/json-content.ts';
import { arrayOf, memberOf, messageOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const bigquery = jsonSignal({
  id: 'bigquery',
  severity: 'error',
  title: 'BigQuery did not take every row',
  spec: [
    source(
      'BigQuery: tabledata.insertAll',
      'https://cloud.google.com/bigquery/docs/reference/rest/v2/tabledata/insertAll',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 77\r\n\r\n{"insertErrors":[{"index":4,"errors":[{"reason":"invalid","message":"no"}]}]}',
  },
  paths: ['insertErrors[]'],
  read(content) {
    const entry = content.value('insertErrors[]');
    const errors = arrayOf(memberOf(entry, 'errors'));
    if (errors.length === 0) return null;
    const row = textOf(memberOf(entry, 'index'));
    return {
      detail:
        `The content names rows that were not inserted${row === null ? '' : `, first the row ${said(row).slice(1, -1)}`}: ${said(messageOf(errors[0]))}. ` +
        'The status is 200 although data was left out: a client that does not read insertErrors loses it.',
      span: content.span('insertErrors[]'),
    };
  },
});

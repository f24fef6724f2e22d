/** InfluxDB's annotated CSV: a last table whose columns are `error` and `reference`. */
import { fromUtf8 } from '../../wire/octets.ts';
import { contentSignal } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { type ContentEnds, endsDetector } from '../readers/content-ends.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const influx = contentSignal({
  id: 'influx',
  severity: 'error',
  title: 'The last table of the annotated CSV is an error',
  spec: [
    source(
      'InfluxDB: annotated CSV, errors',
      'https://docs.influxdata.com/influxdb/v2/reference/syntax/annotated-csv/#errors',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: 64\r\n\r\n#datatype,string,long\r\n,error,reference\r\n,query terminated,897\r\n',
  },
  listen(head) {
    const fits = /^(?:text|application)\/csv$/.test(mediaType(head)) && succeeded(head);
    return fits ? endsDetector(head, judge) : null;
  },
});

/** Annotation rows, the header row, and the one row that is the error. */
const errorTable = /(?:^|\n)((?:#[^\n]*\n)*#datatype,[^\n]*\n(?:#[^\n]*\n)*,error,reference\r?\n,([^\n]+))$/;

function judge({ ending, tail }: ContentEnds): Observation | null {
  const begin = ending.lastIndexOf(',error,reference');
  if (begin === -1) return null;
  const from = Math.max(0, begin - 4096);
  const [, table = '', row = ''] = errorTable.exec(ending.slice(from).trimEnd()) ?? [];
  if (row === '') return null;
  const [, doubled, plain] = /^(?:"((?:[^"]|"")*)"|([^,]*))/.exec(row) ?? [];
  const message = (doubled?.replaceAll('""', '"') ?? plain ?? '').trim();
  const at = ending.lastIndexOf(table);
  return {
    detail:
      `The content ends in a table with the columns error and reference: ${said(fromUtf8(message) ?? message)}. The query failed while its result was on the way, and the tables before are a part of it. ` +
      'A reader of CSV takes the error for one more table.',
    span: tail.span(at, at + table.length),
  };
}

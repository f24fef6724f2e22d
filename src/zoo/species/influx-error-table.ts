import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const influxErrorTable: Species = {
  id: 'influx-error-table',
  title: 'InfluxDB: an error as the last table',
  summary: 'Behind the results stands one more table of annotated CSV, with the columns error and reference.',
  conclude: 'The query failed midway, and the tables before are a part of the result.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'InfluxDB, annotated CSV',
    url: 'https://docs.influxdata.com/influxdb/v2/reference/syntax/annotated-csv/#errors',
  },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: text/csv; charset=utf-8', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [
      '#datatype,string,long,double\r\n,result,table,_value\r\n,_result,0,15.43\r\n,_result,0,16.02\r\n\r\n',
      '#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,"query terminated: ""memory"" allocation limit reached",897\r\n',
    ]);
  },
};

import { sendChunks } from '../paced.ts';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

export const solrExceptionTuple: Species = {
  id: 'solr-exception-tuple',
  title: 'A Solr stream that ends in an exception',
  summary: 'The tuple that ends the stream holds EXCEPTION beside EOF.',
  conclude: 'The tuples before it are a part of the result. The status was 200 before the first of them.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'Solr, streaming expressions',
    url: 'https://solr.apache.org/guide/solr/latest/query-guide/streaming-expressions.html',
  },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [
      `{"result-set":{"docs":[\n${row(1)},\n`,
      `${row(2)},\n`,
      '{"EXCEPTION":"java.io.IOException: shard2 did not answer","EOF":true,"RESPONSE_TIME":30012}]}}',
    ]);
  },
};

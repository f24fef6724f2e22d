/** Solr's streaming expressions: a tuple with EXCEPTION, where the one with EOF should stand alone. */
import { jsonSignal } from '../readers/json-content.ts';
import { objectOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

const lastTuple = 'result-set.docs[last]';

export const solrStream = jsonSignal({
  id: 'solr-stream',
  severity: 'error',
  title: 'A tuple of the Solr stream is an exception',
  spec: [
    source(
      'Solr: streaming expressions',
      'https://solr.apache.org/guide/solr/latest/query-guide/streaming-expressions.html',
    ),
    source('SOLR-8462: error reporting of /stream', 'https://issues.apache.org/jira/browse/SOLR-8462'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 75\r\n\r\n{"result-set":{"docs":[{"id":"1"},{"EXCEPTION":"shard down","EOF":true}]}}\n',
  },
  paths: [lastTuple],
  read(content) {
    const tuple = objectOf(content.value(lastTuple));
    // A field of a document may have any name; what ends a stream is the tuple with EOF.
    if (tuple === null || !('EXCEPTION' in tuple) || tuple.EOF !== true) return null;
    const message = textOf(tuple.EXCEPTION);
    return {
      detail:
        `The stream's last tuple holds EXCEPTION${message === null ? ', without a message' : `: ${said(message)}`}. ` +
        'The tuples before it are a part of the result. The status was 200 before the first of them.',
      span: content.span(lastTuple),
    };
  },
});

/**
 * Streams of JSON values whose last one is an error: `{"error":…}`, as Ollama and many others send it. Dialects that can
 * be told by their shape have signals of their own, and this one leaves them alone.
 */
import { type JsonContent, jsonSignal } from '../readers/json-content.ts';
import { isSomething, messageOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';
import { isDockerError } from './docker.ts';
import { isGatewayError } from './grpc-gateway-lines.ts';

export const jsonLinesError = jsonSignal({
  id: 'json-lines-error',
  severity: 'error',
  title: 'The last record of the stream is an error',
  spec: [
    source('NDJSON', 'https://github.com/ndjson/ndjson-spec'),
    source('Ollama: errors, errors that occur while streaming', 'https://docs.ollama.com/api/errors'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nContent-Length: 33\r\n\r\n{"n":1}\n{"error":"disk is full"}\n',
  },
  paths: ['error'],
  read(content) {
    if (!isStream(content)) return null;
    const error = content.value('error');
    // Every answer of JSON-RPC may name an error, and the stream goes on.
    if (!isSomething(error) || isDockerError(content) || isGatewayError(content)) return null;
    if (content.sort('jsonrpc') !== '') return null;
    return {
      detail:
        `The stream's last record is an error: ${said(messageOf(error))}. The status was 200 long before, so the failure rides in the content; ` +
        'a client that does not look at the shape of each record counts it as one more row.',
      span: content.recordSpan,
    };
  },
});

/** True of lines, and of a document that holds more values than one. */
export function isStream(content: JsonContent): boolean {
  return content.kind === 'lines' || content.records > 1;
}

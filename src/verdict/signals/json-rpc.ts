/** JSON-RPC 2.0: an error object in place of a result, alone or in a batch; in event streams, too, as MCP sends it. */
import { contentSignal } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { mediaType } from '../head-fields.ts';
import { type JsonContent, jsonDetector } from '../readers/json-content.ts';
import { memberOf, messageOf, textOf } from '../readers/json-value.ts';
import { dataObject, firstEvent, isEventStream, listenToEvents } from '../readers/sse-content.ts';
import type { SseEvent } from '../readers/sse-events.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const jsonRpc = contentSignal({
  id: 'json-rpc',
  severity: 'error',
  title: 'The JSON-RPC call failed',
  spec: [
    source('JSON-RPC 2.0: error object', 'https://www.jsonrpc.org/specification#error_object'),
    source('JSON-RPC over HTTP', 'https://www.jsonrpc.org/historical/json-rpc-over-http.html'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 77\r\n\r\n{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"Method not found"}}',
  },
  listen(head) {
    if (isEventStream(head)) return listenToEvents(head, firstEvent(readEvent));
    if (mediaType(head) === 'text/event-stream') return null;
    return jsonDetector(head, ['jsonrpc', 'error', '[].jsonrpc', '[].error'], readDocument);
  },
});

function readDocument(content: JsonContent): Observation | null {
  if (content.value('jsonrpc') === '2.0') return observe(content.value('error'), content.span('error'));
  const batch = content.value('[].jsonrpc') === '2.0';
  return batch ? observe(content.value('[].error'), content.span('[].error')) : null;
}

function readEvent(event: SseEvent): Observation | null {
  if (!event.data.includes('"jsonrpc"') || !event.data.includes('"error"')) return null;
  const message = dataObject(event);
  return memberOf(message, 'jsonrpc') === '2.0' ? observe(memberOf(message, 'error'), event.span) : null;
}

function observe(error: unknown, span: Observation['span']): Observation | null {
  const code = memberOf(error, 'code');
  if (typeof code !== 'number') return null;
  return {
    detail:
      `The answer holds an error with the code ${textOf(code)}: ${said(messageOf(error))}. ` +
      'JSON-RPC uses HTTP to carry messages alone, so the status is 200 whatever became of the call.',
    span,
  };
}

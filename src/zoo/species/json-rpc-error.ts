import type { Species } from '../species.ts';

export const jsonRpcError: Species = {
  id: 'json-rpc-error',
  title: 'A JSON-RPC error',
  summary: 'In place of a result stands an error object with a code.',
  conclude: 'The call failed. JSON-RPC uses HTTP to carry messages, and the status says nothing of them.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'JSON-RPC 2.0, error object', url: 'https://www.jsonrpc.org/specification#error_object' },
  async serve(wire) {
    const content = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      error: { code: -32603, message: 'Internal error: ledger is locked' },
    });
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

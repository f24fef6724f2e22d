import type { Species } from '../species.ts';

export const xmlRpcFault: Species = {
  id: 'xml-rpc-fault',
  title: 'An XML-RPC fault',
  summary: 'The response is a fault with a code and a string.',
  conclude: 'The call failed. XML-RPC wants the status 200 for every response.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'XML-RPC specification', url: 'https://xmlrpc.com/spec.md' },
  async serve(wire) {
    const content =
      '<?xml version="1.0"?>\n<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>4</int></value></member><member><name>faultString</name><value><string>Too many parameters.</string></value></member></struct></value></fault></methodResponse>\n';
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: text/xml', `Content-Length: ${content.length}`);
    await wire.content(content);
  },
};

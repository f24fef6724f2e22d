/** XML-RPC: a `<fault>` in the response; the status is 200 by the specification. */

import { readableText, xmlSignal } from '../readers/xml-content.ts';
import type { XmlScan } from '../readers/xml-scan.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

const fault = 'methodResponse/fault';
const name = `${fault}/value/struct/member/name`;
const value = `${fault}/value/struct/member/value`;

export const xmlRpc = xmlSignal({
  id: 'xml-rpc',
  severity: 'error',
  title: 'The XML-RPC call failed',
  spec: [source('XML-RPC: response format', 'https://xmlrpc.com/spec.md')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 156\r\n\r\n<methodResponse><fault><value><struct><member><name>faultString</name><value>no such method</value></member></struct></value></fault></methodResponse>     \n',
  },
  paths: [fault, name, value],
  read(scan) {
    const [found] = scan.elements(fault);
    if (found === undefined) return null;
    const code = member(scan, 'faultCode');
    const text = member(scan, 'faultString');
    return {
      detail:
        `The response is a fault${code === null ? '' : ` with the code ${said(code)}`}${text === null ? '' : `: ${said(text)}`}. ` +
        'XML-RPC wants 200 for every response, so the status says nothing of the call.',
      span: found.span,
    };
  },
});

function member(scan: XmlScan, wanted: string): string | null {
  const index = scan.elements(name).findIndex(({ text }) => text.trim() === wanted);
  const element = index === -1 ? undefined : scan.elements(value)[index];
  return element === undefined ? null : readableText(element.text);
}

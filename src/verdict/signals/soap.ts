/** SOAP 1.1 and 1.2: a Fault in the body of an envelope, under 200 (SOAP asks for 500). */

import { elementText, xmlSignal } from '../readers/xml-content.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

const fault = 'Envelope/Body/Fault';

export const soap = xmlSignal({
  id: 'soap',
  severity: 'error',
  title: 'The SOAP envelope holds a Fault',
  spec: [
    source('SOAP 1.2 §5.4: SOAP fault', 'https://www.w3.org/TR/soap12-part1/#soapfault'),
    source('SOAP 1.1 §4.4: SOAP fault', 'https://www.w3.org/TR/2000/NOTE-SOAP-20000508/#_Toc478383507'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 115\r\n\r\n<s:Envelope><s:Body><s:Fault><faultcode>s:Server</faultcode><faultstring>down</faultstring></s:Fault></s:Body></s:E',
  },
  paths: [fault, `${fault}/faultcode`, `${fault}/faultstring`, `${fault}/Code/Value`, `${fault}/Reason/Text`],
  read(scan) {
    const [found] = scan.elements(fault);
    if (found === undefined) return null;
    const code = elementText(scan, `${fault}/faultcode`) ?? elementText(scan, `${fault}/Code/Value`);
    const reason = elementText(scan, `${fault}/faultstring`) ?? elementText(scan, `${fault}/Reason/Text`);
    if (code === null && reason === null) return null;
    return {
      detail:
        `The body of the envelope is a Fault${code === null ? '' : ` with the code ${said(code)}`}${reason === null ? '' : `: ${said(reason)}`}. ` +
        "SOAP's binding to HTTP asks for the status 500 or 400 then; some servers and gateways send 200, and monitors see no failure.",
      span: found.span,
    };
  },
});

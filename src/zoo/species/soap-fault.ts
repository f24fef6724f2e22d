import type { Species } from '../species.ts';

export const soapFault: Species = {
  id: 'soap-fault',
  title: 'A SOAP Fault under 200',
  summary: 'The envelope holds a Fault, and the status is 200 where SOAP asks for 500.',
  conclude: 'The call failed. A monitor that counts statuses sees a success.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'SOAP 1.2, SOAP fault', url: 'https://www.w3.org/TR/soap12-part1/#soapfault' },
  async serve(wire) {
    const content =
      '<?xml version="1.0"?>\n<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body><env:Fault><env:Code><env:Value>env:Receiver</env:Value></env:Code><env:Reason><env:Text xml:lang="en">Stock service timed out after 30 s &amp; gave up</env:Text></env:Reason></env:Fault></env:Body></env:Envelope>\n';
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: application/soap+xml; charset=utf-8',
      `Content-Length: ${content.length}`,
    );
    await wire.content(content);
  },
};

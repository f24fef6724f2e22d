/** OGC web services (WMS, WFS, WMTS): a service exception report in place of a map or features. */

import { readableText, xmlSignal } from '../readers/xml-content.ts';
import { xmlAttribute } from '../readers/xml-scan.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const ogc = xmlSignal({
  id: 'ogc',
  severity: 'error',
  title: 'The content is an exception report of an OGC service',
  spec: [
    source('OGC Web Map Service 1.3.0, §6.11: service exceptions', 'https://www.ogc.org/standards/wms/'),
    source('OGC Web Services Common, §8: exception reports', 'https://www.ogc.org/standards/common/'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: 114\r\n\r\n<ServiceExceptionReport><ServiceException code="LayerNotDefined">roads</ServiceException></ServiceExceptionReport>',
  },
  paths: [
    'ServiceExceptionReport/ServiceException',
    'ExceptionReport/Exception',
    'ExceptionReport/Exception/ExceptionText',
  ],
  read(scan) {
    const [wms] = scan.elements('ServiceExceptionReport/ServiceException');
    const [ows] = scan.elements('ExceptionReport/Exception');
    const found = wms ?? ows;
    if (found === undefined) return null;
    const code = xmlAttribute(found, 'code') ?? xmlAttribute(found, 'exceptionCode');
    const text = readableText((scan.elements('ExceptionReport/Exception/ExceptionText')[0] ?? found).text);
    return {
      detail:
        `The content is an exception report${code === null ? '' : ` with the code ${said(code)}`}${text === '' ? '' : `: ${said(text)}`}. ` +
        'Many of these servers answer so with 200: a client that asked for a map gets XML, and a cache keeps it.',
      span: found.span,
    };
  },
});

/** `X-Stream-Error` in the trailer section: how IPFS gateways, and others after them, report a failure within the body. */
import type { SignalKind } from '../content-finding.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const ipfsStreamError: SignalKind = {
  id: 'ipfs-stream-error',
  severity: 'error',
  title: 'The trailer X-Stream-Error reports a failure',
  signal: true,
  spec: [source('IPFS: X-Stream-Error', 'https://specs.ipfs.tech/http-gateways/path-gateway/')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Stream-Error: upstream reset\r\n\r\n',
  },
  judge({ response }) {
    const field = response.trailers.find((trailer) => trailer.key === 'x-stream-error' && trailer.value !== '');
    if (field === undefined) return null;
    return {
      detail:
        `The trailer section says ${said(field.value)}. The server failed after the 200 had gone out, and ended the message properly: by the framing it is whole. ` +
        'Browsers and most HTTP clients drop trailers, so they report a success.',
      span: field.span,
    };
  },
};

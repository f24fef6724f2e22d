/** XRootD's trailer `X-Transfer-Status: <code>: <text>`, sent to clients that ask with `TE: trailers`. `200: OK` is success. */
import type { SignalKind } from '../content-finding.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const xrootd: SignalKind = {
  id: 'xrootd',
  severity: 'error',
  title: 'The trailer X-Transfer-Status reports a failure',
  signal: true,
  spec: [source('XRootD: trailers that indicate failure', 'https://github.com/xrootd/xrootd/pull/1912')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Transfer-Status\r\n\r\n5\r\nhello\r\n0\r\nX-Transfer-Status: 500: Unable to read file; input/output error\r\n\r\n',
  },
  judge({ response: { trailers } }) {
    const field = trailers.find(({ key }) => key === 'x-transfer-status');
    if (field === undefined) return null;
    const [, code, text = ''] = /^(\d{3})\b[: ]*(.*)$/.exec(field.value) ?? [];
    if (code === undefined || code.startsWith('2')) return null;
    return {
      title: `X-Transfer-Status ${code}: the transfer failed`,
      detail:
        `The trailer section says X-Transfer-Status ${code}${text === '' ? '' : `, ${said(text)}`}: the transfer failed after the head had gone out, and the file is not whole. ` +
        'XRootD sends this trailer only to clients that ask with TE: trailers; others see a short file and a good status.',
      span: field.span,
    };
  },
};

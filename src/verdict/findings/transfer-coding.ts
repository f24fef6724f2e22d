/** Findings about transfer codings other than chunked (RFC 9112 §7). */
import { keptTransferCodings } from '../content/content-reader.ts';
import type { FindingKind } from '../finding.ts';
import { rfc } from '../spec.ts';
import { quoted } from '../words.ts';

export const transferCodingFindings: readonly FindingKind[] = [
  {
    id: 'transfer-coding-kept',
    severity: 'info',
    title: 'A transfer coding that Lastchunk does not undo',
    spec: [rfc(9112, '7'), rfc(9112, '7.2')],
    example: {
      wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\n\x1f\x8b\x08\0\0\r\n0\r\n\r\n',
    },
    judge({ response }) {
      const { reading } = response;
      // Of a coding that is not registered, `transfer-encoding-unknown` tells.
      if (reading === null || reading.conflicts.includes('transfer-encoding-unknown')) return null;
      const kept = keptTransferCodings(reading);
      if (kept.length === 0 || response.bodyLength === 0) return null;
      const field = response.head?.fields.find(({ key }) => key === 'transfer-encoding');
      return {
        detail:
          `Transfer-Encoding names ${kept.map(quoted).join(', ')} beside chunked. The chunk framing was followed where it is the last coding; what it carries is shown as it came, ` +
          'and was not looked into: an error in it would not be seen here. Hardly any client undoes such a coding: most hand over the coded octets as content.',
        span: field?.span ?? null,
      };
    },
  },
];

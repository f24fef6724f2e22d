/** gRPC-Web: the trailers ride in the content, in a last frame whose flag has the bit 0x80. */
import type { Head } from '../../wire/http1/head.ts';
import { contentSignal } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { fieldValue, mediaType, succeeded } from '../head-fields.ts';
import { Base64Decoder } from '../readers/base64.ts';
import { type Envelope, Envelopes } from '../readers/envelopes.ts';
import { grpcCode, grpcFailed } from '../readers/grpc-code.ts';
import { percentDecoded } from '../readers/percent.ts';
import { source } from '../spec.ts';
import { plural, said } from '../words.ts';

export const grpcWeb = contentSignal({
  id: 'grpc-web',
  severity: 'error',
  title: 'The gRPC-Web call failed, or did not finish',
  spec: [source('gRPC-Web protocol', 'https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-WEB.md')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/grpc-web+proto\r\nContent-Length: 46\r\n\r\n\0\0\0\0\x02hi\x80\0\0\0"grpc-status:8\r\ngrpc-message:full\r\n',
  },
  listen(head) {
    const form = /^application\/grpc-web(-text)?(?:\+[\w.-]+)?$/.exec(mediaType(head));
    return form !== null && succeeded(head) ? new GrpcWebDetector(head, form[1] !== undefined) : null;
  },
});

class GrpcWebDetector implements Detector {
  readonly #base64: Base64Decoder | null;
  readonly #statusInHead: boolean;
  #trailers: Envelope | null = null;
  readonly #frames = new Envelopes(
    (flag) => (flag & 0x7e) === 0,
    (flag) => flag >= 0x80,
    (frame) => {
      if (frame.flag >= 0x80) this.#trailers ??= frame;
    },
  );

  constructor(head: Head, text: boolean) {
    this.#base64 = text ? new Base64Decoder() : null;
    this.#statusInHead = fieldValue(head, 'grpc-status') !== null;
  }

  get done(): boolean {
    return this.#frames.done || this.#trailers !== null || this.#base64?.broken === true;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    if (this.#base64 === null) {
      this.#frames.push(bytes, start, end, offset);
      return;
    }
    const decoded = this.#base64.push(bytes, start, end);
    this.#frames.push(decoded, 0, decoded.length, null);
  }

  end(whole: boolean): Observation | null {
    if (this.#trailers !== null) return failure(this.#trailers);
    if (this.#frames.done || this.#base64?.broken === true) return null;
    return whole && !this.#statusInHead ? unfinished(this.#frames) : null;
  }
}

function failure({ flag, message, span }: Envelope): Observation | null {
  // The lowest bit says that the frame is compressed: then it cannot be read here.
  if ((flag & 1) !== 0) return null;
  const fields = new Map<string, string>();
  for (const line of message.split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  const status = fields.get('grpc-status') ?? '';
  if (!grpcFailed(status)) return null;
  const told = fields.get('grpc-message');
  const code = said(grpcCode(status)).slice(1, -1);
  return {
    title: `grpc-status ${code} in the content: the call failed`,
    detail:
      `The frame that holds the trailers says grpc-status ${code}${told === undefined || told === '' ? '' : `, with the message ${said(percentDecoded(told))}`}. ` +
      'gRPC-Web puts its trailers into the content, where only its own libraries look: for everybody else this is a 200 with octets in it.',
    span,
  };
}

function unfinished({ count, open }: Envelopes): Observation {
  return {
    title: 'The gRPC-Web content ends without the frame that says how the call went',
    detail:
      `After ${plural(count, 'frame')} the content ends${open ? ' within one' : ''}, and no frame with trailers came, nor a grpc-status in the head. ` +
      'The framing is whole all the same: whoever closed it did not know that the call had not finished.',
    span: null,
  };
}

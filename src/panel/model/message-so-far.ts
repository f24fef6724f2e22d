/** A message of which no more than the head is known, in the Report's own form: what draws the one draws the other. */
import type { HeadSoFar } from '../../protocol/messages.ts';
import type { Message } from '../../report/report.ts';

/** `received`: octets so far, the head's among them. The length of a chunked body is not known by them. */
export function messageSoFar(
  { statusLine, fields, framing, declaredLength, end }: HeadSoFar,
  received: number,
): Message {
  const length = framing === 'none' || framing === 'chunked' ? 0 : Math.max(0, received - end);
  return {
    statusLine,
    fields,
    body: {
      framing,
      declaredLength,
      // What comes beyond is excess, of which the Report will tell.
      length: Math.min(length, declaredLength ?? length),
      complete: false,
      contentCoding: [],
      decodedLength: null,
    },
    chunks: null,
    trailers: [],
  };
}

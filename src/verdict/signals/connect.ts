/** Connect's streaming calls: always 200, and the envelope with the flag bit 0x02 says how the call went. */
import { contentSignal } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { type Envelope, Envelopes } from '../readers/envelopes.ts';
import { isSomething, memberOf, messageOf, parsedJson, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { plural, said } from '../words.ts';

const END_STREAM = 2;

export const connect = contentSignal({
  id: 'connect',
  severity: 'error',
  title: 'The Connect stream failed, or did not finish',
  spec: [source('Connect protocol: streaming', 'https://connectrpc.com/docs/protocol/#streaming-rpcs')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/connect+json\r\nContent-Length: 61\r\n\r\n\0\0\0\0\x02{}\x02\0\0\0\x31{"error":{"code":"unavailable","message":"gone"}}',
  },
  listen(head) {
    const fits = /^application\/connect\+[\w.-]+$/.test(mediaType(head)) && succeeded(head);
    return fits ? new ConnectDetector() : null;
  },
});

class ConnectDetector implements Detector {
  #end: Envelope | null = null;
  readonly #envelopes = new Envelopes(
    (flag) => flag < 4,
    (flag) => (flag & END_STREAM) !== 0,
    (envelope) => {
      if ((envelope.flag & END_STREAM) !== 0) this.#end ??= envelope;
    },
  );

  get done(): boolean {
    return this.#envelopes.done || this.#end !== null;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#envelopes.push(bytes, start, end, offset);
  }

  end(whole: boolean): Observation | null {
    if (this.#end !== null) return failure(this.#end);
    return whole && !this.#envelopes.done ? unfinished(this.#envelopes) : null;
  }
}

function failure({ flag, message, span }: Envelope): Observation | null {
  // The lowest bit says that the message is compressed: then it cannot be read here.
  if ((flag & 1) !== 0) return null;
  const error = memberOf(parsedJson(message), 'error');
  if (!isSomething(error)) return null;
  const code = textOf(memberOf(error, 'code'));
  const told = textOf(memberOf(error, 'message'));
  return {
    title: 'The end of the Connect stream is an error',
    detail:
      `The envelope that ends the stream holds an error${code === null ? (told === null ? `: ${said(messageOf(error))}` : '') : ` of the code ${said(code)}`}${told === null ? '' : `, with the message ${said(told)}`}. ` +
      'A Connect stream always begins with 200, so only its own libraries see that the call failed.',
    span,
  };
}

function unfinished({ count, open }: Envelopes): Observation {
  return {
    title: 'The Connect stream ends without its last envelope',
    detail:
      `After ${plural(count, 'envelope')} the content ends${open ? ' within one' : ''}, and the envelope that ends every stream never came. ` +
      'The framing is whole all the same: whoever closed it did not know that the call had not finished.',
    span: null,
  };
}

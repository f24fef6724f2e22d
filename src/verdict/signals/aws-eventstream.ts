/** AWS event streams: a message whose type is `exception` or `error`, a checksum that does not fit, a message cut short. */

import { contentSignal } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { AwsEvents, type AwsMessage } from '../readers/aws-eventstream.ts';
import { memberOf, parsedJson, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { plural, said } from '../words.ts';

export const awsEventstream = contentSignal({
  id: 'aws-eventstream',
  severity: 'error',
  title: 'The AWS event stream reports an error',
  spec: [
    source('Smithy: Amazon event stream', 'https://smithy.io/2.0/aws/amazon-eventstream.html'),
    source(
      'Amazon Transcribe: event stream encoding',
      'https://docs.aws.amazon.com/transcribe/latest/dg/streaming-setting-up.html',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/vnd.amazon.eventstream\r\nContent-Length: 103\r\n\r\n\x00\x00\x00g\x00\x00\x00@8\xec5\xa4\x0d:message-type\x07\x00\x09exception\x0f:exception-type\x07\x00\x13throttlingException{"message":"slow down"}F\xf2C\xd2',
  },
  listen(head) {
    return mediaType(head) === 'application/vnd.amazon.eventstream' && succeeded(head) ? new AwsDetector() : null;
  },
});

class AwsDetector implements Detector {
  #found: AwsMessage | null = null;
  readonly #events = new AwsEvents((message) => {
    const type = message.headers.get(':message-type');
    if (type === 'exception' || type === 'error') this.#found ??= message;
  });

  get done(): boolean {
    return this.#found !== null || this.#events.fault !== null;
  }

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#events.push(bytes, start, end, offset);
  }

  end(whole: boolean): Observation | null {
    if (this.#found !== null) return failure(this.#found);
    const { fault, count, open } = this.#events;
    if (fault !== null) {
      // Before the first whole message there is no telling a broken stream from another format.
      return count === 0 ? null : corrupt(count, fault);
    }
    return whole && open ? cut(count) : null;
  }
}

function failure({ headers, payload, span }: AwsMessage): Observation {
  const exception = headers.get(':exception-type');
  const code = exception ?? headers.get(':error-code') ?? 'none';
  const told = headers.get(':error-message') ?? textOf(memberOf(parsedJson(payload), 'message'));
  return {
    detail:
      `A message in the stream is ${exception === undefined ? 'an error' : 'an exception'}, ${said(code)}${told === null || told === '' ? '' : `, with the message ${said(told)}`}. ` +
      'The status was 200 long before. Only a client that reads the headers of each message learns of it.',
    span,
  };
}

function corrupt(count: number, { words, span }: NonNullable<AwsEvents['fault']>): Observation {
  return {
    title: 'A message of the AWS event stream is corrupt',
    detail: `After ${plural(count, 'whole message')} comes one that cannot be trusted: ${words}. What was lost or changed on the way cannot be told.`,
    span,
  };
}

function cut(count: number): Observation {
  return {
    title: 'The AWS event stream stops within a message',
    detail: `After ${plural(count, 'whole message')} the content stops within one. The framing is whole all the same: whoever closed it did not know that the stream had failed.`,
    span: null,
  };
}

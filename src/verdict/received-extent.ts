/** How much had come when an exchange ended, in sentences: the content, the last good chunk, the last octet and when it came. */
import type { Exchange } from './exchange.ts';
import { duration, number, plural } from './words.ts';

/** Sentences with a full stop each, or the empty text when no content can have come. */
export function receivedWords({ response, chunks, ending }: Exchange): string {
  const { head, chunked, bodyLength } = response;
  const sentences: string[] = [];
  if (head?.complete === true) {
    if (chunked === null) sentences.push(`${plural(bodyLength, 'octet')} of content had come.`);
    else {
      const inside = chunked.state === 'data' || chunked.state === 'data-end';
      const whole = chunked.count - (inside ? 1 : 0);
      sentences.push(
        `${plural(bodyLength, 'octet')} of content had come, in ${plural(whole, 'whole chunk')}${inside ? ' and a part of one' : ''}.`,
      );
      const good = chunks.fromTheEnd(inside ? 1 : 0);
      if (whole > 0 && good !== null) {
        sentences.push(
          `The last good chunk, number ${number(whole)}, has ${plural(good.size, 'octet')} and begins at octet ${number(good.offset)}.`,
        );
      }
      if (chunked.state === 'data') {
        sentences.push(
          `At least ${plural(chunked.remaining, 'octet')} of content ${chunked.remaining === 1 ? 'is' : 'are'} missing.`,
        );
      }
    }
  }
  if (ending.at > 0 && ending.lastOctetMs !== undefined) {
    const silence = ending.idleMs === undefined ? '' : `, and nothing for ${duration(ending.idleMs)} after it`;
    sentences.push(
      `The last octet, at offset ${number(ending.at - 1)}, came ${duration(ending.lastOctetMs)} after the inspection began${silence}.`,
    );
  }
  return sentences.join(' ');
}

/** The body: how its end was to be known, what came of it, and its chunks. */
import type { Chunks, Message } from '../report.ts';
import type { Page } from './page.ts';
import { printable } from './printable.ts';
import { duration, number, plural } from './quantity.ts';

/** Chunk sizes listed, from the first. */
const SIZES_SHOWN = 16;

export function renderBody(page: Page, { body, chunks }: Message): void {
  const { quiet, bad } = page.palette;
  page.row('body', framingWords(body), body.framing === 'none' ? { style: quiet } : {});
  if (body.framing !== 'none') {
    const style = body.complete ? undefined : body.framing === 'close' ? page.palette.doubtful : bad;
    page.row('', receivedWords(body), style ? { style } : {});
  }
  if (body.contentCoding.length > 0) {
    const codings = body.contentCoding.map(printable).join(', ');
    const decoded = body.decodedLength === null ? [] : [`${plural(body.decodedLength, 'octet')} decoded`];
    page.row('', [`content coding ${codings}`, ...decoded]);
  }
  if (chunks) renderChunks(page, chunks);
}

function framingWords({ framing, declaredLength }: Message['body']): string {
  switch (framing) {
    case 'none':
      return 'none';
    case 'content-length':
      return `framed by Content-Length${declaredLength === null ? '' : `: ${plural(declaredLength, 'octet')} declared`}`;
    case 'chunked':
      return 'framed as chunked: the last-chunk ends it';
    case 'close':
      return 'framed by nothing: the close of the connection ends it';
    case 'stream':
      return 'framed by the stream: END_STREAM ends it';
  }
}

function receivedWords({ framing, declaredLength, length, complete }: Message['body']): string[] {
  const came = `${plural(length, 'octet')} received`;
  if (framing === 'close') return [came, 'nobody can tell whether that is all'];
  if (complete) return [came, 'complete'];
  if (framing === 'content-length' && declaredLength !== null && declaredLength > length) {
    return [came, `${number(declaredLength - length)} missing`];
  }
  return [came, 'incomplete'];
}

function renderChunks(page: Page, chunks: Chunks): void {
  const { count, lastChunk, sizes, smallest, largest, longestGap, extensions } = chunks;
  const end = lastChunk ? 'then the last-chunk' : 'but no last-chunk';
  page.row('chunks', count === 0 && !lastChunk ? 'none, and no last-chunk' : `${plural(count, 'data chunk')}, ${end}`, {
    style: lastChunk ? page.palette.good : page.palette.bad,
  });
  if (sizes.length > 0) {
    const more = count > SIZES_SHOWN ? ' …' : '';
    const shown = sizes.slice(0, SIZES_SHOWN).map(number).join(' ');
    page.row('', `sizes ${shown}${more}`, { hang: 6 });
  }
  const facts = [
    ...(smallest && largest && count > 1
      ? [
          `smallest ${number(smallest.size)} (chunk ${number(smallest.index + 1)})`,
          `largest ${number(largest.size)} (chunk ${number(largest.index + 1)})`,
        ]
      : []),
    ...(longestGap ? [`longest gap ${duration(longestGap.ms)} before chunk ${number(longestGap.index + 1)}`] : []),
    ...(extensions > 0 ? [`${plural(extensions, 'chunk')} with an extension`] : []),
  ];
  if (facts.length > 0) page.row('', facts);
}

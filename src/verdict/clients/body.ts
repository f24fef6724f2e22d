/** The second half of a walk: how the client frames the body, how far it gets in it, and what it hands over. */
import { type ChunkWalk, walkChunks } from './chunk-walk.ts';
import type { Seen, Walk } from './engine.ts';
import { type HeadFacts, lineEnds } from './facts.ts';
import type { ClientFraming, Handed, Stop } from './profile.ts';
import { sectionAt } from './reread.ts';

interface Progress {
  got: number;
  declared: number;
  /** Octets of whole chunks, and of the one under way. */
  wholeChunks: number;
  partial: number;
  dataCame: boolean;
}

export function walkBody(walk: Walk, head: HeadFacts): Seen {
  const { profile, facts } = walk;
  const row = profile.framing.find((each) => walk.holds(each) && each.when(head, facts));
  const subject = row?.subject?.(head) ?? head.line;
  if (row?.stop !== undefined) {
    return row.stop.atHead === false
      ? failed(walk, head, row.stop, nothing, 0, subject)
      : walk.atHead(row.stop, head, subject);
  }
  const framing =
    row === undefined ? ownFraming(walk, head) : typeof row.as === 'function' ? row.as(head, facts) : row.as;
  const available = facts.received - head.end + (row?.earlier?.(head) ?? 0);
  if (framing === null || framing === 'none') return finished(walk, head, 0, available);
  if (framing === 'chunked') return walkChunked(walk, head);
  const { rest, length } = profile.endings;
  if (framing === 'rest') {
    const progress = { ...nothing, got: available };
    if (facts.close === 'closed') return finished(walk, head, available, 0);
    return failed(walk, head, walk.ending(rest), progress, null);
  }
  const declared = framing.length;
  const got = Math.min(available, declared);
  if (available >= declared) return finished(walk, head, got, available - declared);
  return failed(walk, head, walk.ending(length), { ...nothing, got, declared }, null);
}

const nothing: Progress = { got: 0, declared: 0, wholeChunks: 0, partial: 0, dataCame: false };

function ownFraming({ facts }: Walk, head: HeadFacts): ClientFraming {
  const { reading } = facts;
  if (head !== facts.final || reading === null) return head.interim ? 'none' : 'rest';
  if (reading.framing === 'content-length') return { length: reading.declaredLength ?? 0 };
  return reading.framing === 'close' ? 'rest' : reading.framing;
}

function walkChunked(walk: Walk, head: HeadFacts): Seen {
  const { profile, facts } = walk;
  const { response } = facts;
  const dialect = profile.variants?.findLast((each) => walk.holds(each))?.chunks ?? profile.chunks;
  const followed = head === facts.final && response.chunked !== null;
  const plain = followed && !facts.oddChunks;
  let chunks =
    plain && response.whole ? null : walkChunks(facts.beginning, head.end, dialect, facts.close === 'closed');
  if (chunks !== null && chunks.state === 'cut' && facts.received > facts.beginning.length) chunks = beyondKept(walk);
  const got = chunks?.payload ?? response.bodyLength;
  const progress: Progress = {
    got,
    declared: 0,
    wholeChunks: chunks?.wholeChunks ?? got,
    partial: chunks?.partial ?? 0,
    dataCame: chunks?.dataCame ?? false,
  };
  if (chunks?.state === 'stopped' && chunks.stop !== null) {
    return failed(walk, head, chunks.stop, progress, undefined, chunks.line);
  }
  if (chunks?.state === 'cut') return failed(walk, head, walk.ending(profile.endings.chunked), progress, null);
  const inStep =
    followed && response.chunked?.lastChunk != null && (chunks === null || chunks.at === response.chunked.lastChunk[1]);
  const section = inStep ? trailerSection(walk) : sectionAt(facts.beginning, chunks?.at ?? 0);
  const row = walk.rowFor(profile.trailers, section);
  if (row !== null) return failed(walk, head, row, progress, undefined, row.subject?.(section) ?? '', section);
  const whole = inStep ? response.whole : section.complete;
  if (profile.ignoresTrailers === true && section.octets >= 2) return finished(walk, head, got, 0);
  if (!whole && !(facts.close === 'closed' && profile.acceptsCutTrailers?.(section) === true)) {
    return failed(walk, head, walk.ending(profile.endings.chunked), progress, null, '', section);
  }
  return finished(walk, head, got, inStep ? (response.excess?.length ?? 0) : 0, section.fields.length);
}

/** Past what was kept only the decoder's own reading is known. */
function beyondKept({ facts: { response }, profile }: Walk): ChunkWalk {
  const { chunked } = response;
  const state = chunked?.state === 'lost' ? 'stopped' : chunked?.lastChunk != null ? 'ended' : 'cut';
  return {
    state,
    stop: state === 'stopped' ? profile.chunks.otherwise : null,
    line: '',
    payload: response.bodyLength,
    wholeChunks: response.bodyLength,
    partial: 0,
    dataCame: false,
    at: chunked?.lastChunk?.[1] ?? 0,
  };
}

/** The trailer section as a head without a status line. */
function trailerSection({ facts }: Walk): HeadFacts {
  const { response } = facts;
  const start = response.chunked?.lastChunk?.[1] ?? 0;
  const end = facts.received - (response.excess?.length ?? 0);
  const lines = response.trailers;
  const whole = response.whole;
  const ends = lineEnds(start, lines, end, whole, facts.beginning);
  return {
    line: '',
    code: null,
    codeRaw: '',
    version: '',
    reason: '',
    fields: lines,
    interim: false,
    index: 0,
    complete: whole,
    unfinished: whole ? '' : (response.unfinishedLine?.text ?? ''),
    emptyBefore: 0,
    bareLf: {
      statusLine: false,
      field: ends.first >= 0,
      blank: whole && ends.tail < (lines.length > 0 ? 4 : 2),
      first: ends.first,
    },
    octets: end - start,
    start,
    end,
  };
}

function finished(walk: Walk, head: HeadFacts, got: number, excess: number, trailers = 0): Seen {
  const { profile, facts } = walk;
  if (excess > 0) {
    const row = walk.rowFor(profile.excess, head);
    if (row !== null) return failed(walk, head, row, { ...nothing, got, wholeChunks: got }, undefined);
  }
  const { content } = facts;
  const decodes = got > 0 && isDecoded(walk);
  const stop = decodes ? codingStop(walk) : null;
  if (stop !== null) return failed(walk, head, stop, nothing, stop.handed ?? 0);
  const cutShort = content.remarks.some(({ members }) => members > 1) && profile.coding.members === 'first';
  const shows = profile.showsTrailers;
  return {
    stage: 'done',
    status: walk.statusOf(head),
    statusText: walk.reasonOf(head),
    error: null,
    bodyLength: decodes ? (cutShort || content.fault?.kind === 'bomb' ? null : content.decodedLength) : got,
    trailersVisible: trailers > 0 && (typeof shows === 'function' ? shows(facts) : shows),
    note: '',
  };
}

function isDecoded({ facts: { content }, profile }: Walk): boolean {
  if (profile.decodesOne === true && content.codings.length > 1) return false;
  return content.codings.length > 0 && content.codings.every((coding) => profile.decodes.includes(coding));
}

/** A part of coded data (206) is not looked into: whether a client can decode it shows in its first octets. */
function startsAsGzip({ beginning, final, response }: Walk['facts']): boolean {
  if (final === null || response.chunked !== null) return true;
  return beginning[final.end] === 0x1f && beginning[final.end + 1] === 0x8b;
}

/** What stops it in undoing the content codings, or null. */
function codingStop({ facts, profile: { coding } }: Walk): Stop | null {
  const { content } = facts;
  const kind = content.fault?.kind;
  if (kind === 'mismatch' || kind === 'corrupt') return coding.corrupt;
  const further = /member [2-9]/.test(content.fault?.message ?? '');
  if (kind === 'truncated')
    return further && coding.members === 'first' && coding.trailing !== null ? coding.trailing : coding.truncated;
  if (content.decodedLength === null && content.codings.at(-1) === 'gzip' && !startsAsGzip(facts))
    return coding.corrupt;
  if (kind === 'checksum' || kind === 'length') return coding.checksum;
  const behind = content.remarks.some(
    ({ trailing, members }) => trailing > 0 || (members > 1 && coding.members === 'first'),
  );
  return behind ? coding.trailing : null;
}

/** `handed` undefined: by the profile; null: by how the connection ended. */
function failed(
  walk: Walk,
  head: HeadFacts,
  stop: Stop,
  progress: Progress,
  handed: number | null | undefined,
  subject = '',
  about = head,
): Seen {
  const { profile, facts } = walk;
  const { got, declared } = progress;
  const note = walk.text(stop.note, about, subject, got, declared) ?? '';
  const error = walk.text(stop.error, about, subject, got, declared);
  if (
    (stop.untilContent === true && got === 0 && error !== null) ||
    stop.atHead === true ||
    (profile.cutHeadFails === true && !head.complete && error !== null)
  )
    return { ...walk.atHead(stop, head, subject), note };
  let length: number | null;
  if (stop.handed !== undefined) length = stop.handed;
  else if (error === null) length = isDecoded(walk) ? null : got;
  else if (typeof handed === 'number') length = handed;
  // How much of a cut coded body comes out depends on how a decoder holds back: it varies.
  else if (got > 0 && isDecoded(walk)) length = null;
  else length = handedOver(handed === undefined ? profile.handed.closed : profile.handed[facts.close], progress);
  return {
    stage: error === null ? 'done' : 'body',
    status: walk.statusOf(head),
    statusText: walk.reasonOf(head),
    error,
    bodyLength: length,
    trailersVisible: stop.showsTrailers === true && about !== head && about.fields.length > 0,
    note,
  };
}

/** Octets of one read of those who read in blocks. */
const BLOCK = 1024;

function handedOver(how: Handed, { got, wholeChunks, partial, dataCame }: Progress): number | null {
  if (how === 'varies') return null;
  if (how === 'nothing') return 0;
  if (how === 'whole-chunks') return wholeChunks === 0 && partial === 0 ? got : wholeChunks + (dataCame ? partial : 0);
  if (how === 'blocks') {
    if (wholeChunks === 0 && partial === 0) return got - (got % BLOCK);
    return wholeChunks + partial - (partial % BLOCK);
  }
  return got;
}

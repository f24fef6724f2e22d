/** Walks a response with a client's profile: what its user would see, and why. */
import type { Outcome } from '../outcome.ts';
import { walkBody } from './body.ts';
import { type ClientFacts, firstLine, type HeadFacts } from './facts.ts';
import type { Case, HeadRow, Profile, Stop, Text, Versioned } from './profile.ts';
import { headOfLine, reread } from './reread.ts';
import { isBefore } from './version.ts';
import { short } from './words.ts';

export interface Seen {
  stage: 'head' | 'body' | 'done';
  status: number | null;
  statusText: string | null;
  error: string | null;
  bodyLength: number | null;
  trailersVisible: boolean;
  note: string;
}

/** Characters of an error or a note, and of a reason, at most: they may hold what the server sent. */
const WORDS = 400;
const REASON = 1_000;

/** What `profile` makes of the facts; `version` where it is another than the profile's own. */
export function seenBy(profile: Profile, facts: ClientFacts, version: string = profile.version): Seen {
  return new Walk(profile, facts, version).run();
}

/** Outcomes on which a client that reports success does so in good faith. */
const sound: readonly Outcome[] = ['complete', 'undelimited'];

/** True when the client reports success although the response broke. */
export function isSilent(seen: Seen, outcome: Outcome, brokenSuccess: boolean): boolean {
  return (
    seen.stage === 'done' &&
    seen.error === null &&
    outcome !== 'cancelled' &&
    (brokenSuccess || !sound.includes(outcome))
  );
}

export class Walk {
  readonly profile: Profile;
  facts: ClientFacts;
  readonly #version: string;
  /** The last head that was read and passed over. */
  #passed: HeadFacts | null = null;

  constructor(profile: Profile, facts: ClientFacts, version: string) {
    this.profile = profile;
    this.facts = facts;
    this.#version = version;
  }

  run(): Seen {
    const { profile } = this;
    if (this.facts.received === 0) return this.atHead(this.ending(profile.endings.nothing), null);
    this.facts = reread(this.facts, profile);
    const { facts } = this;
    if (facts.emptyLines && profile.skipsEmptyLines !== true) return this.#noStatusLine('');
    for (const head of facts.heads) {
      const seen = this.#takeHead(head);
      if (seen !== null) return seen;
    }
    if (facts.junk !== null) return this.#noStatusLine(facts.junk.line, facts.junk.ended);
    const line = facts.rest?.line ?? '';
    if (line !== '' && !/^HTTP\/?/i.test(line) && !'HTTP/'.startsWith(line.toUpperCase()))
      return this.#noStatusLine(line, false);
    if (facts.rest !== null && line !== '' && facts.close === 'closed') {
      const head = headOfLine(facts.rest.line, facts.rest.offset, facts.received, facts.heads.length);
      if (profile.acceptsCutHead?.(head, facts)) return this.#takeHead(head) ?? this.#body(head);
    }
    return this.atHead(this.ending(profile.endings.head), this.#passed, line);
  }

  /** Null when the head is an interim one and reading goes on. */
  #takeHead(head: HeadFacts): Seen | null {
    const { profile, facts } = this;
    const { skipsEmptyLines } = profile;
    if (skipsEmptyLines !== true && head.emptyBefore > Number(skipsEmptyLines)) return this.#noStatusLine('');
    const row = this.#firstRow(profile.head, head);
    if (row !== null) return this.atHead(row, head, row.subject?.(head) ?? head.line);
    if (!head.complete) {
      const accepts = facts.close === 'closed' && profile.acceptsCutHead?.(head, facts) === true;
      return accepts ? this.#body(head) : this.atHead(this.ending(profile.endings.head), head, head.unfinished);
    }
    if (head.interim || this.#readsInterim(head)) {
      const does = profile.interim?.(head, facts) ?? (head.code === 101 ? 'final' : 'skip');
      if (does === 'skip') {
        // A 101 that the decoder took for the last response: nothing that this client can read follows.
        this.#passed = head;
        return facts.final === head ? this.#afterSkipped(head) : null;
      }
    }
    return this.#body(head);
  }

  /** Where it reads codes its own way, one that the decoder has for final may be interim to it. */
  #readsInterim(head: HeadFacts): boolean {
    if (this.profile.status === undefined) return false;
    const status = this.profile.status(head) ?? 0;
    return status >= 100 && status <= 199;
  }

  #afterSkipped(head: HeadFacts): Seen {
    if (head.end < this.facts.received) {
      const { line, ended } = firstLine(this.facts.beginning.subarray(head.end));
      return this.#noStatusLine(line, ended);
    }
    return this.atHead(this.ending(this.profile.endings.head), head);
  }

  #noStatusLine(line: string, ended = true): Seen {
    const { noStatusLine } = this.profile;
    const does =
      typeof noStatusLine === 'function' ? noStatusLine(line, this.facts, ended, this.#passed !== null) : noStatusLine;
    if (does !== 'http-0.9') return this.atHead(does, this.#passed, line);
    const { received, close } = this.facts;
    const waits = close !== 'closed';
    return {
      stage: waits ? 'body' : 'done',
      status: 200,
      statusText: 'OK',
      error: waits ? this.text(this.ending(this.profile.endings.rest).error, null, '', received, 0) : null,
      bodyLength: received,
      trailersVisible: false,
      note: 'Takes what is no status line for a body of HTTP/0.9, which had no head, and hands over every octet.',
    };
  }

  #body(head: HeadFacts): Seen {
    return walkBody(this, head);
  }

  /** The stop by which the way the connection ended is told. */
  ending({ closed, reset }: Profile['endings']['head']): Stop {
    const { close } = this.facts;
    if (close === 'closed') return closed;
    if (close === 'reset') return reset;
    return {
      showsStatus: closed.showsStatus === true,
      showsTrailers: closed.showsTrailers === true,
      untilContent: closed.untilContent === true,
      error: this.profile.endings.waiting,
      note: 'Nothing more came: it waits as long as its own time limit lets it.',
    };
  }

  atHead(stop: Stop, head: HeadFacts | null, subject = ''): Seen {
    const shown = stop.showsStatus === true && head !== null ? head : this.#passed;
    const shows = shown !== null && (shown === head ? stop.showsStatus === true : this.profile.keepsStatus === true);
    return {
      stage: 'head',
      status: shows ? this.statusOf(shown) : null,
      statusText: null,
      error: this.text(stop.error, head, subject, 0, 0) ?? '',
      bodyLength: 0,
      trailersVisible: false,
      note: this.text(stop.note, head, subject, 0, 0) ?? '',
    };
  }

  statusOf(head: HeadFacts): number | null {
    return this.profile.status === undefined ? head.code : this.profile.status(head);
  }

  reasonOf(head: HeadFacts): string | null {
    const reason = this.profile.reason === undefined ? head.reason : this.profile.reason(head);
    return reason === null ? null : short(reason, REASON);
  }

  text(text: Text | null, head: HeadFacts | null, subject: string, got: number, declared: number): string | null {
    const at: Case = { facts: this.facts, head, subject, got, declared };
    const words = typeof text === 'function' ? text(at) : text;
    return words === null ? null : short(words, WORDS);
  }

  #firstRow(rows: readonly HeadRow[], head: HeadFacts): HeadRow | null {
    return rows.find((row) => this.holds(row) && row.when(head, this.facts)) ?? null;
  }

  /** The first row of a table that applies to a section, as the trailers are one. */
  rowFor(rows: readonly HeadRow[], head: HeadFacts): HeadRow | null {
    return this.#firstRow(rows, head);
  }

  /** True for a row of this version of the client. */
  holds({ from, before }: Versioned): boolean {
    return (
      (from === undefined || !isBefore(this.#version, from)) &&
      (before === undefined || isBefore(this.#version, before))
    );
  }
}

/**
 * What kind of cell a view is: where it ended and in which words but for their particulars, under which framing and ending. A
 * recorded run backs a cell when it saw one of the same kind.
 */
export function kindOf(seen: Seen, { reading, close, content, final }: ClientFacts): string {
  const words =
    seen.error === null
      ? 'ok'
      : seen.error
          .replace(/["'([<\d].*$/s, '')
          .slice(0, 60)
          .trim();
  const framing = final === null ? 'no-head' : (reading?.framing ?? 'no-head');
  return [
    seen.stage,
    words,
    framing,
    close,
    ...(content.codings.length > 0 ? ['coded'] : []),
    ...(seen.trailersVisible ? ['trailers'] : []),
  ].join('|');
}

/**
 * What a client does with a response, as tables that are read from the top in the order in which it meets the octets: the
 * first row that applies stops it. Versions: a row may hold only from, or only before, a version of the client.
 */
import type { ChunkDialect } from './chunk-walk.ts';
import type { ClientFacts, HeadFacts } from './facts.ts';

/** What a text may name of the case at hand. */
export interface Case {
  facts: ClientFacts;
  head: HeadFacts | null;
  /** What the rule is about: a line, a value. */
  subject: string;
  /** Octets of the body handed over, and how many were declared. */
  got: number;
  declared: number;
}

export type Text = string | ((at: Case) => string | null);

export interface Stop {
  /** Its error as its user meets it: `code: text`. Null: it takes this for a good end. */
  error: Text | null;
  /** A sentence that explains the cell. */
  note: Text;
  /** Fails before its caller got the response, though the fault stands in the body. */
  atHead?: boolean;
  /** The status that its user sees all the same, at the head. */
  showsStatus?: boolean;
  /** Octets handed over, where that is not what was read: null where it varies. */
  handed?: number | null;
  /** As long as no content was handed over, it fails before its caller got the response. */
  untilContent?: boolean;
  /** The trailers that came are shown all the same. */
  showsTrailers?: boolean;
}

export interface Versioned {
  from?: string;
  before?: string;
}

export interface HeadRow extends Stop, Versioned {
  when: (head: HeadFacts, facts: ClientFacts) => boolean;
  /** What the texts' `subject` is: the status line when it is not given. */
  subject?: (head: HeadFacts) => string;
}

/** How the client frames the body: `rest` is whatever comes until the end, an octet count a Content-Length. */
export type ClientFraming = 'none' | 'chunked' | 'rest' | { length: number };

export interface FramingRow extends Versioned {
  when: (head: HeadFacts, facts: ClientFacts) => boolean;
  /** Null: the row's `stop` applies. */
  as: ClientFraming | ((head: HeadFacts, facts: ClientFacts) => ClientFraming) | null;
  stop?: Stop;
  subject?: (head: HeadFacts) => string;
  /** Octets of the head that are content to it: it saw the head's end before they came. */
  earlier?: (head: HeadFacts) => number;
}

/** What ends a response early, by how the connection ended. */
export interface Endings {
  closed: Stop;
  reset: Stop;
}

/** What a client hands over of a body that failed. */
export type Handed = 'read' | 'whole-chunks' | 'blocks' | 'nothing' | 'varies';

/** What it does where the content codings cannot be undone, by what is wrong: null takes what came for the whole. */
export interface CodingRows {
  /** The octets are not in the coding, or break its format. */
  corrupt: Stop;
  truncated: Stop | null;
  /** The check sum or the length at the end does not fit. */
  checksum: Stop | null;
  /** Octets after the end of the coded data. */
  trailing: Stop | null;
  /** Of several gzip members it reads the first, or all. */
  members: 'first' | 'all';
}

/** A client that undoes no coding. */
export const noCodings: { decodes: readonly string[]; coding: CodingRows } = {
  decodes: [],
  coding: { corrupt: { error: null, note: '' }, truncated: null, checksum: null, trailing: null, members: 'all' },
};

export interface Profile {
  client: string;
  /** For people. */
  name: string;
  version: string;
  /** True for a text that nobody runs: a specification. */
  specification?: boolean;
  /** What it steps over before a status line; matched from the first octet on. */
  stepsOver?: RegExp;
  /** Names of other protocols that it takes for HTTP; matched from the first octet on. */
  aliases?: RegExp;
  /** It skips empty lines before a status line: all, none, or as many octets of them. */
  skipsEmptyLines: boolean | number;
  /** What it does with a first line that is no status line; null: it takes all octets for a body of HTTP/0.9. */
  noStatusLine: Stop | ((line: string, facts: ClientFacts, ended: boolean, afterInterim: boolean) => Stop | 'http-0.9');
  head: readonly HeadRow[];
  /** What it makes of a 1xx by itself; `final` takes it for the response. */
  interim?: (head: HeadFacts, facts: ClientFacts) => 'skip' | 'final';
  /** The status and reason that it shows. */
  status?: (head: HeadFacts) => number | null;
  reason?: (head: HeadFacts) => string | null;
  framing: readonly FramingRow[];
  chunks: ChunkDialect;
  /** Later versions' dialects; the last that holds is taken. */
  variants?: readonly (Versioned & { chunks: ChunkDialect })[];
  /** Before any row over trailers: it steps over two octets after the last-chunk, and looks at no more. */
  ignoresTrailers?: boolean;
  /** Rows over the trailer section, as a head without a status line. */
  trailers: readonly HeadRow[];
  showsTrailers: boolean | ((facts: ClientFacts) => boolean);
  /** It takes a trailer section that the close cuts for whole. */
  acceptsCutTrailers?: (section: HeadFacts) => boolean;
  /** It shows the status of the interim response that it read last, whatever happens then. */
  keepsStatus?: boolean;
  /** A body that fails under a cut head is to it a head that fails. */
  cutHeadFails?: boolean;
  /** Octets after a whole message. */
  excess: readonly HeadRow[];
  /** It reads the head to its end although the connection ended within it. */
  acceptsCutHead?: (head: HeadFacts, facts: ClientFacts) => boolean;
  endings: {
    /** Not an octet came; within a head; within a body of a Content-Length, in chunks, and until the close. */
    nothing: Endings;
    head: Endings;
    length: Endings;
    chunked: Endings;
    rest: Endings;
    /** Its own time limit. */
    waiting: string;
  };
  handed: { closed: Handed; reset: Handed; waiting: Handed };
  /** Content codings that it undoes. */
  decodes: readonly string[];
  /** A list of codings is to it one that it does not know. */
  decodesOne?: boolean;
  coding: CodingRows;
  /** Why a broken response looks whole to it, for cells that no row explains. */
  unaware?: Text;
}

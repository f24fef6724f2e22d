/**
 * One response under examination: octets and an ending in, a Report out. Sans-IO: the host, `decode()` and the tests
 * drive the same class.
 */
import { ChunkStatistics } from '../verdict/chunk-statistics.ts';
import { Beginning } from '../verdict/clients/beginning.ts';
import { type ClientViewOptions, viewClients } from '../verdict/clients/index.ts';
import { type ContentFacts, noContent } from '../verdict/content/content-facts.ts';
import { ContentReader, type ContentTools } from '../verdict/content/content-reader.ts';
import type { EndingFacts, Exchange } from '../verdict/exchange.ts';
import { persistent } from '../verdict/findings/connection-persistence.ts';
import { findingKinds } from '../verdict/findings/index.ts';
import { judgeExchange } from '../verdict/verdict.ts';
import type { ChunkColumns } from '../wire/http1/chunk-columns.ts';
import type { Limits } from '../wire/http1/limits.ts';
import { ResponseDecoder } from '../wire/http1/response-decoder.ts';
import { DeviationTallies } from './deviation-tallies.ts';
import { finalMessage, interimMessage, reportField, reportStatusLine } from './message.ts';
import type { Field, Finding, Framing, Report, StatusLine } from './report.ts';

/** Decoders of content codings, without which coded content is not looked into; hashes, without which no digest is checked. */
export interface ExaminationOptions extends ContentTools {
  /** The request that the response answers: HEAD and CONNECT change the framing. */
  request: Report['request'];
  /** True when the request asks to close the connection. */
  requestCloses?: boolean;
  limits?: Partial<Limits>;
  /** How clients are looked at; for the lab. */
  clients?: ClientViewOptions;
  /** Called with each batch of data chunks; the arrays are reused after it returns. */
  onChunks?: (batch: ChunkColumns) => void;
}

export interface ExaminationProgress {
  /** `after`: the final message is whole, and what may come now is excess. */
  phase: 'waiting' | 'head' | 'body' | 'trailers' | 'after';
  /** Octets pushed. */
  received: number;
  /** Data chunks whose size line has been read. */
  chunks: number;
  /** The final response's status line, Latin-1. */
  statusLine: string | null;
}

/** The final response's head, before the Report is there. */
export interface ExaminedHead {
  statusLine: StatusLine;
  /** How many fields it has, and each by its place. */
  fieldCount: number;
  field: (index: number) => Field | null;
  /** How many interim responses came before it, and the status line of each by its place. */
  interimCount: number;
  interim: (index: number) => StatusLine | null;
  framing: Framing;
  declaredLength: number | null;
  /** The offset of the octet after its empty line. */
  end: number;
}

/** Endings that end a body which only the close delimits. */
const closings: ReadonlySet<EndingFacts['transport']> = new Set(['fin', 'close-notify', 'tls-truncated']);

export class Examination {
  readonly #request: Report['request'];
  readonly #requestCloses: boolean;
  readonly #decoder: ResponseDecoder;
  readonly #tallies = new DeviationTallies();
  readonly #chunks = new ChunkStatistics();
  readonly #beginning = new Beginning();
  readonly #clients: ClientViewOptions;
  #content: ContentReader | null = null;
  #contentFacts: ContentFacts | null = null;

  constructor({ request, requestCloses = false, limits = {}, onChunks, clients = {}, ...tools }: ExaminationOptions) {
    this.#clients = clients;
    this.#request = request;
    this.#requestCloses = requestCloses;
    this.#decoder = new ResponseDecoder(
      {
        onDeviation: this.#tallies.add,
        onChunks: (rows) => {
          this.#chunks.add(rows);
          onChunks?.(rows);
        },
        onHead: (head, reading) => {
          this.#content = new ContentReader(head, reading, findingKinds, tools);
          return this.#content.listener;
        },
      },
      { method: request.method, limits },
    );
  }

  /** Takes the octets of one read, which came at `time` milliseconds. Never throws, whatever they are. */
  push(bytes: Uint8Array, time: number): void {
    this.#beginning.add(bytes);
    this.#decoder.push(bytes, time);
  }

  get progress(): ExaminationProgress {
    const { received, chunked, head } = this.#decoder;
    return {
      phase: this.#phase,
      received,
      chunks: chunked?.count ?? 0,
      statusLine: head?.statusLine.raw ?? null,
    };
  }

  /** True when the final message is whole by its own framing, so that nothing more needs to come. */
  get whole(): boolean {
    return this.#decoder.whole;
  }

  /** The final response's head, once it has been read. */
  get head(): ExaminedHead | null {
    const { head, reading, interims } = this.#decoder;
    if (head === null || reading === null) return null;
    return {
      statusLine: reportStatusLine(head.statusLine),
      fieldCount: head.fields.length,
      field: (index) => {
        const line = head.fields[index];
        return line === undefined ? null : reportField(line);
      },
      interimCount: interims.length,
      interim: (index) => {
        const interim = interims[index];
        return interim === undefined ? null : reportStatusLine(interim.statusLine);
      },
      framing: reading.framing,
      declaredLength: reading.declaredLength,
      end: head.span[1],
    };
  }

  /**
   * The Report as it will be unless more octets or an ending come: null before the message is whole, and where its server
   * is about to close the connection, which is then worth waiting for.
   */
  soFar(ending: Pick<EndingFacts, 'lastOctetMs'>): Report | null {
    const { whole, head, tunnel } = this.#decoder;
    if (!whole || tunnel || head === null || this.#requestCloses || !persistent(head)) return null;
    return this.#judge({ transport: 'open', ...ending });
  }

  /** Takes the ending and judges. Call once. */
  end(ending: Omit<EndingFacts, 'at'>): Report {
    this.#decoder.end();
    return this.#judge(ending);
  }

  #judge(ending: Omit<EndingFacts, 'at'>): Report {
    const response = this.#decoder;
    const exchange: Exchange = {
      response,
      deviations: this.#tallies.first,
      chunks: this.#chunks,
      content: this.#endContent(ending),
      ending: { ...ending, at: response.received },
      live: ending.lastOctetMs !== undefined,
      requestCloses: this.#requestCloses,
    };
    // When octets came stands in the Report's timing.
    const { lastOctetMs: _, ...endingFact } = exchange.ending;
    const { verdict, findings, defects } = judgeExchange(exchange);
    return {
      schema: 1,
      request: this.#request,
      interim: response.interims.map(interimMessage),
      response: finalMessage(exchange),
      ending: endingFact,
      verdict,
      findings: findings.map(
        (finding): Finding => ({ ...finding, span: finding.span && [finding.span[0], finding.span[1]] }),
      ),
      clients: viewClients(exchange, this.#beginning, verdict, this.#clients),
      ...(defects.length === 0 ? {} : { defects }),
    };
  }

  /** The content ends once: what comes after a whole message is none of it. */
  #endContent({ transport }: Pick<EndingFacts, 'transport'>): ContentFacts {
    const { whole, state, bodyLength } = this.#decoder;
    this.#contentFacts ??=
      this.#content?.end(bodyLength, {
        whole: whole || transport === 'close-notify',
        closed: state === 'close' && closings.has(transport),
      }) ?? noContent;
    return this.#contentFacts;
  }

  get #phase(): ExaminationProgress['phase'] {
    const { state, received } = this.#decoder;
    if (received === 0) return 'waiting';
    if (state === 'start' || state === 'fields' || state === 'switching') return 'head';
    if (state === 'trailers' || state === 'after') return state;
    return 'body';
  }
}

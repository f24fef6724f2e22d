/**
 * A backend without a host. `http://canned.test/NAME` gives the canned report of that name at once; `/live` waits for
 * `send` and `finish`; `/certificate` and `/gone` fail. Chunks and octets are made up by arithmetic.
 */
import type {
  ByteWindow,
  CapturesState,
  ChunkSeries,
  ChunkWindow,
  Hello,
  InspectOptions,
  Progress,
  Reported,
  RequestSpec,
  Search,
  Zoo,
} from '../../protocol/messages.ts';
import { limits, PROTOCOL_VERSION } from '../../protocol/messages.ts';
import { LastchunkError } from '../../report/fault.ts';
import type { Report } from '../../report/report.ts';
import type { Backend, InspectWatch } from '../backend.ts';
import { cannedHead } from './canned-head.ts';
import { cannedExchange, cannedExchanges, cannedReport, sentText } from './canned-reports.ts';

interface LiveCall {
  request: RequestSpec;
  options: Partial<InspectOptions>;
  watch: InspectWatch;
  settle: (report: Report) => void;
  headTold: boolean;
}

/** Whether there is a host to start, and whether it speaks our protocol; `early` does, but cannot be asked of captures yet. */
export const hosts = ['there', 'missing', 'old', 'new', 'early'] as const;

export class FakeBackend implements Backend {
  host: (typeof hosts)[number];
  /** Plays a capture that is too long to search: a search ends when it is stopped; and how many run. */
  endless = false;
  searches = 0;
  /** What the host keeps. */
  kept: CapturesState = {
    folder: '/home/ada/.local/share/lastchunk/captures',
    capacity: 2 * 1024 ** 3,
    captures: 214,
    octets: 731_906_048,
    recording: 1,
    fault: null,
  };
  /** What was asked so far, newest last. */
  readonly asked: { request: RequestSpec; options: Partial<InspectOptions> }[] = [];
  #live: LiveCall | null = null;

  constructor({ host }: { host: (typeof hosts)[number] }) {
    this.host = host;
  }

  /** Plays the host: tells the live inspection how far it is. The capture's head is told with its status line, once. */
  send(progress: Progress): void {
    const live = this.#live;
    if (live === null) return;
    const head = progress.statusLine !== null && !live.headTold ? cannedHead(progress.capture ?? '') : null;
    live.headTold ||= head !== null;
    live.watch.onProgress(head === null ? progress : { ...progress, head });
  }

  /** Plays the host: tells the verdict of a message that is whole, while more may come. */
  judge(progress: Progress, name: string): void {
    this.send({ ...progress, soFar: { report: cannedReport(name) } });
  }

  /** Plays the host: ends the live inspection with a canned report. */
  finish(name: string): void {
    this.#live?.settle(cannedReport(name));
    this.#live = null;
  }

  async hello(): Promise<Hello> {
    this.#need();
    return {
      protocol: PROTOCOL_VERSION,
      host: { name: 'canned', version: '0.0.0' },
      node: 'v20.0.0',
      platform: 'none',
      captures: { folder: '/captures', capacity: 0 },
    };
  }

  async inspect(request: RequestSpec, options: Partial<InspectOptions>, watch: InspectWatch): Promise<Reported> {
    this.#need();
    this.asked.push({ request, options });
    const name = new URL(request.url).pathname.slice(1);
    if (name === 'live') return { report: await this.#inspectLive({ request, options, watch }) };
    if (name === 'abridged') return { report: cannedReport('truncated'), abridged: true };
    if (name === 'gone') {
      throw new LastchunkError(
        'host-gone',
        'The companion host stopped before it had answered. The browser says: Native host has exited.',
      );
    }
    if (name === 'certificate' && options.insecure !== true) {
      throw new LastchunkError(
        'tls-certificate',
        'The certificate of canned.test is not trusted: self-signed certificate.',
      );
    }
    return { report: cannedReport(name === 'certificate' ? 'complete-with-error' : name) };
  }

  async chunks(capture: string, start: number, count: number): Promise<ChunkWindow> {
    const { rows } = cannedExchange(capture).exchange;
    const first = Math.min(start, rows.count);
    const window = Array.from({ length: Math.min(count, rows.count - first) }, (_, i) => rows.row(first + i));
    return {
      total: rows.count,
      start: first,
      offset: window.map(({ offset }) => offset),
      size: window.map(({ size }) => size),
      time: window.map(({ time }) => time),
      gap: window.map(({ gap }) => gap),
      extension: window.map(({ extension }) => extension),
      line: window.map(({ line }) => line),
    };
  }

  async chunksHolding(capture: string, start: number, end: number): Promise<ChunkWindow> {
    const { rows } = cannedExchange(capture).exchange;
    const first = Math.max(0, rows.before(start + 1) - 1);
    return this.chunks(capture, first, Math.min(limits.chunkRows, Math.max(0, rows.before(end) - first)));
  }

  async chunkSeries(capture: string, bins: number): Promise<ChunkSeries> {
    const { rows } = cannedExchange(capture).exchange;
    const total = rows.count;
    const made = Math.min(bins, total);
    const series: ChunkSeries = {
      total,
      first: [],
      count: [],
      offset: [],
      octets: [],
      min: [],
      max: [],
      time: [],
      last: [],
      gap: [],
      gapRow: [],
    };
    for (let bin = 0; bin < made; bin++) {
      const first = Math.ceil((bin * total) / made);
      const end = Math.ceil(((bin + 1) * total) / made);
      // At most a thousand rows of a bin are looked at: the sizes repeat.
      const looked = Array.from({ length: Math.min(end - first, 1_000) }, (_, i) => rows.row(first + i));
      const sizes = looked.map(({ size }) => size);
      const gap = Math.max(...looked.map((row) => row.gap));
      series.first.push(first);
      series.count.push(end - first);
      series.offset.push(looked[0]?.offset ?? 0);
      series.octets.push(sizes.reduce((sum, size) => sum + size, 0) * ((end - first) / looked.length));
      series.min.push(Math.min(...sizes));
      series.max.push(Math.max(...sizes));
      series.time.push(looked[0]?.time ?? 0);
      series.last.push(rows.row(end - 1).time);
      series.gap.push(gap);
      series.gapRow.push(first + looked.findIndex((row) => row.gap === gap));
    }
    return series;
  }

  async search({ capture, side, pattern, from, direction }: Search, signal?: AbortSignal): Promise<number | null> {
    if (this.endless) {
      this.searches += 1;
      await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
      this.searches -= 1;
      throw new LastchunkError('cancelled', 'The request was cancelled before it was answered.');
    }
    const text = this.#text(capture, side, 0, 4_000_000);
    const found =
      direction === 'forward'
        ? text.indexOf(atob(pattern), from)
        : from === 0
          ? -1
          : text.lastIndexOf(atob(pattern), from - 1);
    return found < 0 ? null : found;
  }

  /** Captures of the canned exchanges are never cut off by a dying host: there is none to judge again. */
  async report(capture: string): Promise<Reported> {
    this.#need();
    throw new LastchunkError('capture-unknown', `Capture ${capture} is not in the store.`);
  }

  async bytes(capture: string, side: 'received' | 'sent', start: number, end: number): Promise<ByteWindow> {
    const window = this.#text(capture, side, start, end);
    const total = side === 'sent' ? sentText(capture).length : cannedExchange(capture).exchange.total;
    return { start, end: start + window.length, total, base64: btoa(window) };
  }

  #text(capture: string, side: 'received' | 'sent', start: number, end: number): string {
    return side === 'sent' ? sentText(capture).slice(start, end) : cannedExchange(capture).exchange.text(start, end);
  }

  async captures(): Promise<CapturesState> {
    this.#need();
    if (this.host === 'early') throw new LastchunkError('method-unknown', 'There is no method "configure".');
    return { ...this.kept };
  }

  async locate(capture: string): Promise<string> {
    this.#need();
    return `/captures/${capture}`;
  }

  async deleteCaptures(): Promise<{ deleted: number; octets: number }> {
    this.#need();
    const { captures, recording, octets } = this.kept;
    this.kept = { ...this.kept, captures: recording, octets: 0 };
    return { deleted: captures - recording, octets };
  }

  async zoo(): Promise<Zoo> {
    this.#need();
    return {
      url: 'http://canned.test/',
      secureUrl: 'https://canned.test/',
      species: Object.entries(cannedExchanges).map(
        ([
          id,
          {
            report: { verdict },
          },
        ]) => ({
          id,
          title: id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()),
          summary: verdict.summary,
          outcome: verdict.outcome,
          url: `http://canned.test/${id}`,
        }),
      ),
    };
  }

  #inspectLive(call: Omit<LiveCall, 'settle' | 'headTold'>): Promise<Report> {
    return new Promise((settle) => {
      this.#live = { ...call, settle, headTold: false };
      call.watch.signal.addEventListener('abort', () => settle(cannedReport('cancelled')), { once: true });
    });
  }

  #need(): void {
    if (this.host === 'there' || this.host === 'early') return;
    if (this.host !== 'missing') {
      const hostProtocol = PROTOCOL_VERSION + (this.host === 'old' ? -1 : 1);
      const host = this.host === 'old' ? '0.0.9' : '0.2.0';
      throw new LastchunkError(
        'protocol-mismatch',
        `The companion host ${host} speaks protocol ${hostProtocol}, and this extension protocol ${PROTOCOL_VERSION}.`,
        { details: { host, hostProtocol, client: '0.1.0', protocol: PROTOCOL_VERSION } },
      );
    }
    throw new LastchunkError(
      'host-missing',
      'The companion host dev.lastchunk.host could not be started. The browser says: Specified native messaging host not found.',
    );
  }
}

/**
 * A backend without a host. `http://canned.test/NAME` gives the canned report of that name at once; `/live` waits for
 * `send` and `finish`; `/certificate` and `/gone` fail. Chunks and octets are made up by arithmetic.
 */
import type {
  ByteWindow,
  ChunkWindow,
  Hello,
  InspectOptions,
  Progress,
  RequestSpec,
  Zoo,
} from '../../protocol/messages.ts';
import { PROTOCOL_VERSION } from '../../protocol/messages.ts';
import { LastchunkError } from '../../report/fault.ts';
import type { Report } from '../../report/report.ts';
import type { Backend, InspectWatch } from '../backend.ts';
import { base64OfText } from '../model/request-spec.ts';
import { cannedReport, cannedReports } from './canned-reports.ts';

interface LiveCall {
  request: RequestSpec;
  options: Partial<InspectOptions>;
  watch: InspectWatch;
  settle: (report: Report) => void;
}

export class FakeBackend implements Backend {
  /** Whether there is no host to start. */
  missing: boolean;
  /** What was asked so far, newest last. */
  readonly asked: { request: RequestSpec; options: Partial<InspectOptions> }[] = [];
  #live: LiveCall | null = null;

  constructor({ missing }: { missing: boolean }) {
    this.missing = missing;
  }

  /** Plays the host: tells the live inspection how far it is. */
  send(progress: Progress): void {
    this.#live?.watch.onProgress(progress);
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

  async inspect(request: RequestSpec, options: Partial<InspectOptions>, watch: InspectWatch): Promise<Report> {
    this.#need();
    this.asked.push({ request, options });
    const name = new URL(request.url).pathname.slice(1);
    if (name === 'live') return this.#inspectLive({ request, options, watch });
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
    return cannedReport(name === 'certificate' ? 'complete-with-error' : name);
  }

  async chunks(capture: string, start: number, count: number): Promise<ChunkWindow> {
    const total = cannedReport(capture).response?.chunks?.count ?? 0;
    const size = cannedReport(capture).response?.chunks?.sizes[0] ?? 16;
    const rows = Array.from({ length: Math.max(0, Math.min(count, total - start)) }, (_, i) => start + i);
    const line = `${size.toString(16)}\r\n`.length;
    return {
      total,
      start,
      offset: rows.map((row) => 186 + row * (size + line + 2)),
      size: rows.map(() => size),
      time: rows.map((row) => 84.3 + row * 3.1 + (row > 0 ? 1_204.6 : 0)),
      gap: rows.map((row) => (row === 0 ? 0 : row === 1 ? 1_204.6 : 3.1)),
      extension: rows.map((row) => (row === 2 ? ';trace="a\tb"' : null)),
    };
  }

  async bytes(_capture: string, _side: 'received' | 'sent', start: number, end: number): Promise<ByteWindow> {
    const text =
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n{"items":[';
    let window = '';
    for (let at = start; at < end; at++) window += text[at % text.length];
    return { start, end, total: end, base64: base64OfText(window) };
  }

  async zoo(): Promise<Zoo> {
    this.#need();
    return {
      url: 'http://canned.test/',
      secureUrl: 'https://canned.test/',
      species: Object.entries(cannedReports).map(([id, { verdict }]) => ({
        id,
        title: id.replaceAll('-', ' ').replace(/^./, (first) => first.toUpperCase()),
        summary: verdict.summary,
        outcome: verdict.outcome,
        url: `http://canned.test/${id}`,
      })),
    };
  }

  #inspectLive(call: Omit<LiveCall, 'settle'>): Promise<Report> {
    return new Promise((settle) => {
      this.#live = { ...call, settle };
      call.watch.signal.addEventListener('abort', () => settle(cannedReport('cancelled')), { once: true });
    });
  }

  #need(): void {
    if (!this.missing) return;
    throw new LastchunkError(
      'host-missing',
      'The companion host dev.lastchunk.host could not be started. The browser says: Specified native messaging host not found.',
    );
  }
}

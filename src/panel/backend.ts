/**
 * What the inspector needs of the world around it. The extension gives a backend that speaks to the host; the plain
 * page gives one that plays canned reports. Nothing else under src/panel knows where it runs.
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
} from '../protocol/messages.ts';
import type { NetworkRecord } from './model/network-record.ts';
import type { ReadSettings, Settings } from './model/settings.ts';

export interface InspectWatch {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** Each method rejects with a LastchunkError; `host-missing` and `host-gone` say that there is no host to answer. */
export interface Backend {
  /** Starts the host where none runs, and says who answers. */
  hello(): Promise<Hello>;
  /** Aborting `signal` still resolves with a Report, of outcome `cancelled`. */
  inspect(request: RequestSpec, options: Partial<InspectOptions>, watch: InspectWatch): Promise<Reported>;
  /** The Report of a capture; where its host was killed, its octets are judged again. */
  report(capture: string): Promise<Reported>;
  chunks(capture: string, start: number, count: number): Promise<ChunkWindow>;
  /** The rows of the chunks that octets `[start, end)` received belong to; no more than the protocol's limit. */
  chunksHolding(capture: string, start: number, end: number): Promise<ChunkWindow>;
  /** The whole chunk table in at most `bins` bins. */
  chunkSeries(capture: string, bins: number): Promise<ChunkSeries>;
  /** Where a run of octets is, or null; rejects with `cancelled` when aborted. */
  search(search: Search, signal?: AbortSignal): Promise<number | null>;
  bytes(capture: string, side: 'received' | 'sent', start: number, end: number): Promise<ByteWindow>;
  /** Where captures are kept, as the settings have it by now, and what is there. */
  captures(): Promise<CapturesState>;
  /** The folder in which a capture's files are. */
  locate(capture: string): Promise<string>;
  /** Deletes all captures that are not being recorded. */
  deleteCaptures(): Promise<{ deleted: number; octets: number }>;
  zoo(): Promise<Zoo>;
}

export type Theme = 'light' | 'dark' | 'system';

export interface StoredSettings extends ReadSettings {
  /** Why some of them are kept on this machine alone, in the browser's words; null where they are synced. */
  unsynced: string | null;
}

export interface Navigation {
  url: string;
  /** False where the document stays: `pushState`, or a fragment. Known a moment later. */
  newDocument: Promise<boolean>;
}

/** What came of asking for the cookies that the browser would send with a request. A secret: shown, and never logged. */
export type CookieAnswer =
  | { kind: 'cookies'; value: string; count: number }
  | { kind: 'none' }
  | { kind: 'refused' }
  /** `reason` is the browser's. */
  | { kind: 'failed'; reason: string };

export interface Platform {
  /**
   * Calls back with what is stored, and again on each change, whichever window makes it. Settles when it has called for
   * the first time.
   */
  watchSettings(listener: (stored: StoredSettings) => void): Promise<void>;
  /** Stores members; rejects with a LastchunkError `settings-unsaved`. */
  changeSettings(change: Partial<Settings>): Promise<void>;
  /** Opens the page of settings. */
  openSettings(): Promise<void>;
  /** Calls back at once with the theme, and again whenever it changes. */
  watchTheme(listener: (theme: Theme) => void): void;
  /**
   * The inspected page's requests, those already finished and then each as it finishes, each once and with an id of its
   * own; null outside DevTools.
   */
  watchNetwork: ((listener: (records: NetworkRecord[]) => void) => void) | null;
  /** Tells of the inspected page's navigations as they begin to show; null outside DevTools. */
  watchNavigation: ((listener: (navigation: Navigation) => void) => void) | null;
  /**
   * Asks the user for leave to read the browser's cookies for a URL, and reads them; called while a gesture is handled.
   * Null where there is no browser to ask.
   */
  cookies: ((url: string) => Promise<CookieAnswer>) | null;
}

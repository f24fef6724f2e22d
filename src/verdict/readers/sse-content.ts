/** An event stream for signals: read once, each signal listening to the events. */

import type { Head } from '../../wire/http1/head.ts';
import { contentSignal, type SignalKind } from '../content-finding.ts';
import type { Detector } from '../detector.ts';
import type { FindingKind, Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { type JsonObject, objectOf, parsedJson } from './json-value.ts';
import { type ContentSource, SharedReader } from './shared-reader.ts';
import { type SseEvent, SseEvents } from './sse-events.ts';

/** Takes an event; the object in its data is parsed when it is asked for. */
export type OnEvent = (event: SseEvent) => void;

class SseReader implements ContentSource {
  readonly listeners: OnEvent[] = [];
  readonly #events = new SseEvents((event) => {
    for (const listener of this.listeners) listener(event);
  });

  push(bytes: Uint8Array, start: number, end: number, offset: number | null): void {
    this.#events.push(bytes, start, end, offset);
  }

  end(): void {
    this.#events.end();
  }
}

const readers = new SharedReader(() => new SseReader());

/** The JSON object that is an event's data, or null. */
export function dataObject({ data }: SseEvent): JsonObject | null {
  return data.trimStart().startsWith('{') ? objectOf(parsedJson(data)) : null;
}

export interface SseListening {
  hear: OnEvent;
  judge(whole: boolean): Observation | null;
}

export interface SseSignal extends Omit<FindingKind, 'judge' | 'signal' | 'listen'> {
  /** Begins listening to the stream behind a head. */
  begin(head: Head): SseListening;
}

export function isEventStream(head: Head): boolean {
  return succeeded(head) && mediaType(head) === 'text/event-stream';
}

/** Listens to the events of a head's content, in the one reading of it. */
export function listenToEvents(head: Head, { hear, judge }: SseListening): Detector {
  return readers.detector(head, (reader) => {
    reader.listeners.push(hear);
    return judge;
  });
}

/** A signal in an event stream under a 2xx. */
export function sseSignal(signal: SseSignal): SignalKind {
  const { begin, ...kind } = signal;
  return contentSignal({
    ...kind,
    listen: (head) => (isEventStream(head) ? listenToEvents(head, begin(head)) : null),
  });
}

/** Listening for the first event that `read` makes something of. */
export function firstEvent(read: (event: SseEvent) => Observation | null): SseListening {
  let found: Observation | null = null;
  return {
    hear(event) {
      found ??= read(event);
    },
    judge: () => found,
  };
}

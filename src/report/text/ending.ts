/** What came last: how the transport stopped, when things happened, and where the capture is. */
import { DURATION_LIMIT, RECEIVED_LIMIT, RECORDING_STOPPED } from '../../wire/ending.ts';
import type { EndingFact, Report } from '../report.ts';
import type { Page } from './page.ts';
import { printable, visible } from './printable.ts';
import { duration, plural } from './quantity.ts';

const words: Record<EndingFact['transport'], string> = {
  fin: 'the server closed the connection (FIN)',
  rst: 'the server reset the connection (RST)',
  'close-notify': 'the server closed TLS in order (close_notify)',
  'tls-truncated': 'the connection closed without the TLS closure alert (no close_notify)',
  'stream-reset': 'the server reset the stream (RST_STREAM)',
  goaway: 'the server closed the connection with GOAWAY',
  'idle-timeout': 'nothing more came within the limit',
  cancelled: 'the inspection was cancelled here',
  open: 'nothing more came, and the connection stayed open',
};

/** Reasons of a `cancelled` that nobody asked for. */
const unasked: Record<string, string> = {
  [RECEIVED_LIMIT]: 'the inspection stopped at its limit of octets (--max-received)',
  [DURATION_LIMIT]: 'the inspection stopped at its limit of time (--max-duration)',
  [RECORDING_STOPPED]: RECORDING_STOPPED,
};

export function renderEnding(page: Page, { ending, connection, timing, capture }: Report): void {
  const notes = [
    ...(ending.idleMs === undefined ? [] : [`silent for ${duration(ending.idleMs)}`]),
    ...(ending.graceMs === undefined ? [] : [`waited ${duration(ending.graceMs)} for more`]),
    ...(ending.reason === undefined || unasked[ending.reason] !== undefined ? [] : [printable(ending.reason)]),
  ];
  page.heading('Connection');
  if (connection) page.row('peer', peerWords(connection));
  const how = unasked[ending.reason ?? ''] ?? words[ending.transport];
  page.row('ending', [`after ${plural(ending.at, 'octet')}: ${how}`, ...notes]);
  if (timing) page.row('timing', timingWords(timing));
  if (capture) {
    page.row('capture', printable(capture.id));
    if (capture.fault) {
      page.row('', `recording stopped: ${visible(capture.fault.message)} (${printable(capture.fault.code)})`, {
        style: page.palette.bad,
      });
    }
  }
}

function peerWords({ address, port, tls }: NonNullable<Report['connection']>): string[] {
  const host = address.includes(':') ? `[${address}]` : address;
  if (!tls) return [`${printable(host)}:${port}`, 'clear text'];
  return [
    `${printable(host)}:${port}`,
    `${printable(tls.version)} ${printable(tls.cipher)}`,
    ...(tls.untrusted === null ? [] : [`certificate not trusted: ${visible(tls.untrusted)}`]),
  ];
}

function timingWords(timing: NonNullable<Report['timing']>): string[] {
  const moments: [string, number | null][] = [
    ['connected', timing.connected],
    ['secured', timing.secured],
    ['sent', timing.sent],
    ['first octet', timing.firstOctet],
    ['last octet', timing.lastOctet],
    ['ended', timing.ended],
  ];
  return moments.flatMap(([name, at]) => (at === null ? [] : [`${name} ${duration(at)}`]));
}

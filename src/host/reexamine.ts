/** A capture whose recorder was killed has octets and no Report: here they are judged again, from the disk. */
import type { CaptureStore } from '../capture/store.ts';
import { nodeCodings } from '../coding/node-codings.ts';
import { nodeHashes } from '../hashing/node-hashes.ts';
import { Examination } from '../report/examination.ts';
import type { Report } from '../report/report.ts';
import { RECORDING_STOPPED } from '../wire/ending.ts';
import { latin1 } from '../wire/octets.ts';

/** Octets read at once. */
const READ = 256 * 1024;
/** Octets of the request that are looked at for its method. */
const REQUEST_LINE = 1024;

/**
 * The Report of a capture: the one that was written, or, where its recorder was stopped before it could write one, what its
 * octets say, with the ending `cancelled`. Times of chunks are then known to `chunkWindow` alone.
 * @throws LastchunkError `capture-unknown`, `capture-failed`.
 */
export async function reportOf(captures: CaptureStore, id: string): Promise<Report> {
  await captures.refresh();
  const entry = captures.list().find((one) => one.id === id);
  return entry?.partial === true && !entry.writing ? await reexamine(captures, id) : await captures.report(id);
}

async function reexamine(captures: CaptureStore, id: string): Promise<Report> {
  const sent = await captures.byteWindow(id, 'sent', 0, REQUEST_LINE);
  const [method = 'GET'] = latin1(sent.octets).split(' ', 1);
  const examination = new Examination({
    request: { method, sent: sent.total },
    codings: nodeCodings,
    hashes: nodeHashes,
  });
  let at = 0;
  for (;;) {
    const { octets, end, total } = await captures.byteWindow(id, 'received', at, at + READ);
    examination.push(octets, 0);
    at = end;
    if (octets.length === 0 || end >= total) break;
  }
  const report = examination.end({ transport: 'cancelled', reason: RECORDING_STOPPED });
  return { ...report, capture: { id, received: at, sent: sent.total, fault: null } };
}

/** Helpers to fill captures. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recorder } from '../../src/capture/recorder.ts';
import type { Report } from '../../src/report/report.ts';
import { chunkColumns } from '../../src/wire/http1/chunk-columns.ts';

export const temporaryFolder = () => mkdtemp(join(tmpdir(), 'lastchunk-'));

export const report: Report = {
  schema: 1,
  request: { method: 'GET' },
  interim: [],
  response: null,
  ending: { transport: 'fin', at: 0 },
  verdict: { outcome: 'no-response', brokenSuccess: false, summary: 'Nothing came.', because: [] },
  findings: [],
  clients: [],
};

/** Records chunks as one read each, and tells where they are. */
export function recordChunks(recorder: Recorder, chunks: { line: string; data: string; time: number }[], from = 0) {
  const columns = chunkColumns(chunks.length);
  let offset = from;
  for (const { line, data, time } of chunks) {
    columns.offset[columns.count] = offset;
    columns.size[columns.count] = data.length;
    columns.time[columns.count] = time;
    columns.lineLength[columns.count] = line.length;
    columns.count += 1;
    const octets = Buffer.from(`${line}${data}\r\n`, 'latin1');
    recorder.received(octets, time);
    offset += octets.length;
  }
  recorder.chunks(columns);
  return offset;
}

/**
 * The fast path of the chunked coding (RFC 9112 §7.1): chunks whose size line is a plain hexadecimal number and that lie
 * whole in the read are taken in one tight loop, a row of columns each. Whatever is not plain is left to the careful path.
 */
import { CR, hexValue, LF } from '../octets.ts';
import { type ChunkColumns, chunkColumns } from './chunk-columns.ts';

/** More digits than this are left to the careful path, so that `size` stays a small integer here. */
const PLAIN_DIGITS = 7;

/** Takes content octets `bytes[start..end)`, the first of which is at `offset` on the wire. They are gone when it returns. */
export type OnContent = (bytes: Uint8Array, start: number, end: number, offset: number) => void;

export class ChunkScan {
  readonly columns: ChunkColumns = chunkColumns(4096);
  /** Data octets that `plain` took. */
  payload = 0;
  /** True when `plain` stopped within the data of its last row, or between it and its CRLF. */
  within = false;
  /** Then: declared octets of that row that have not come. */
  remaining = 0;

  get full(): boolean {
    return this.columns.count === this.columns.offset.length;
  }

  /**
   * Takes plain chunks from `bytes[at..]`; `base` is the offset of `bytes[0]` on the wire. Answers where it stopped: at
   * the start of a size line that is not plain or not whole, when the columns are full, or, with `within` set, in the data
   * of a chunk that goes on in the next read.
   */
  plain(bytes: Uint8Array, at: number, base: number, time: number, onContent: OnContent | null): number {
    const { offset, size: sizes, time: times, lineLength } = this.columns;
    const capacity = offset.length;
    const end = bytes.length;
    this.within = false;
    let row = this.columns.count;
    let payload = 0;
    // A size line that could reach past the read is left to the careful path: no look at an octet needs to ask first.
    const lastStart = end - PLAIN_DIGITS - 2;
    while (row < capacity && at <= lastStart) {
      let size = hexValue[bytes[at] as number] as number;
      if (size <= 0) break;
      let next = at + 1;
      let digit = hexValue[bytes[next] as number] as number;
      while (digit >= 0 && next - at < PLAIN_DIGITS) {
        size = (size << 4) | digit;
        next++;
        digit = hexValue[bytes[next] as number] as number;
      }
      if (bytes[next] !== CR || bytes[next + 1] !== LF) break;
      const data = next + 2;
      const after = data + size;
      const within = after + 2 > end;
      if (!within && (bytes[after] !== CR || bytes[after + 1] !== LF)) break;
      offset[row] = base + at;
      sizes[row] = size;
      times[row] = time;
      lineLength[row] = data - at;
      row++;
      const last = within ? Math.min(after, end) : after;
      payload += last - data;
      if (onContent !== null && last > data) onContent(bytes, data, last, base + data);
      if (within) {
        this.within = true;
        this.remaining = after - last;
        at = last;
        break;
      }
      at = after + 2;
    }
    this.columns.count = row;
    this.payload += payload;
    return at;
  }

  /** Records a chunk whose size line the careful path has read. */
  add(offset: number, size: number, time: number, lineLength: number): void {
    const row = this.columns.count++;
    this.columns.offset[row] = offset;
    this.columns.size[row] = size;
    this.columns.time[row] = time;
    this.columns.lineLength[row] = lineLength;
  }
}

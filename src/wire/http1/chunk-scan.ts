/**
 * The fast path of the chunked coding (RFC 9112 §7.1): chunks whose size line is a plain hexadecimal number and that lie
 * whole in the read are taken in one tight loop, a row of columns each. Whatever is not plain is left to the careful path.
 */
import { CR, hexValue, LF } from '../octets.ts';
import { type ChunkColumns, chunkColumns } from './chunk-columns.ts';

const ZERO = 0x30;
/** More digits than this are left to the careful path, so that `size` stays a small integer here. */
const PLAIN_DIGITS = 7;

/** Takes content octets `bytes[start..end)`, the first of which is at `offset` on the wire. They are gone when it returns. */
export type OnContent = (bytes: Uint8Array, start: number, end: number, offset: number) => void;

export class ChunkScan {
  readonly columns: ChunkColumns = chunkColumns(4096);
  /** Data octets of the rows taken by `plain`. */
  payload = 0;

  get full(): boolean {
    return this.columns.count === this.columns.offset.length;
  }

  /**
   * Takes plain chunks from `bytes[at..]`; `base` is the offset of `bytes[0]` on the wire. Answers where it stopped: at
   * the start of a size line that is not plain or not whole, or when the columns are full.
   */
  plain(bytes: Uint8Array, at: number, base: number, time: number, onContent: OnContent | null): number {
    const { offset, size: sizes, time: times, lineLength } = this.columns;
    const capacity = offset.length;
    const end = bytes.length;
    let row = this.columns.count;
    let payload = 0;
    while (row < capacity && at < end) {
      let next = at;
      let size = 0;
      let digit = hexValue[bytes[next] as number] as number;
      while (digit >= 0 && next < end) {
        size = (size << 4) | digit;
        next++;
        digit = hexValue[bytes[next] as number] as number;
      }
      if (next - at > PLAIN_DIGITS || size === 0 || bytes[at] === ZERO) break;
      const data = next + 2;
      const after = data + size;
      if (after + 2 > end) break;
      if (bytes[next] !== CR || bytes[next + 1] !== LF || bytes[after] !== CR || bytes[after + 1] !== LF) break;
      offset[row] = base + at;
      sizes[row] = size;
      times[row] = time;
      lineLength[row] = data - at;
      row++;
      payload += size;
      if (onContent !== null) onContent(bytes, data, after, base + data);
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

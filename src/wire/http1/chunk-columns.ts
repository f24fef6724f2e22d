/**
 * A batch of decoded chunks as typed columns: no object per chunk, so that ten million cost what ten do.
 * The arrays are reused: a listener copies what it keeps before it returns.
 */
export interface ChunkColumns {
  /** Rows in use, from 0. */
  count: number;
  /** Where the chunk-size line begins, in octets from the first octet received. */
  readonly offset: Float64Array;
  /** The declared chunk-size in octets. */
  readonly size: Float64Array;
  /** When the read that held the end of the chunk-size line came, in milliseconds (as given to `push`). */
  readonly time: Float64Array;
  /** Octets of the chunk-size line with its line end: the data begins at `offset + lineLength`. */
  readonly lineLength: Uint32Array;
}

export function chunkColumns(capacity: number): ChunkColumns {
  return {
    count: 0,
    offset: new Float64Array(capacity),
    size: new Float64Array(capacity),
    time: new Float64Array(capacity),
    lineLength: new Uint32Array(capacity),
  };
}

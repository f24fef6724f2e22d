/** Octets `[start, end)`, counted from the first octet received on the connection. */
export type Span = readonly [start: number, end: number];

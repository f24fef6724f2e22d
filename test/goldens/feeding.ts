/** The same octets in different reads: whole, an octet at a time, and split at given places. */

export async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

export async function* octetByOctet(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  // A buffer that is used again, as a socket's may be: whoever keeps a view of it reads the wrong octet.
  const read = new Uint8Array(1);
  for (const octet of bytes) {
    read[0] = octet;
    yield read;
  }
}

/** Splits at each of `places` (any numbers; taken modulo the length). */
export async function* splitAt(bytes: Uint8Array, places: readonly number[]): AsyncGenerator<Uint8Array> {
  const cuts = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    yield bytes.slice(from, cut);
    from = cut;
  }
}

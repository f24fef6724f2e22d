/** Writes down what a species sends, without a socket or a clock: for its page, and for tests. */
import { plainRequest, type ZooRequest } from './request.ts';
import type { Species } from './species.ts';
import { type Part, Wire, type WireEnding } from './wire.ts';

export interface TranscriptWrite {
  part: Part;
  octets: Uint8Array;
  /** Milliseconds of silence before it. */
  after: number;
}

export interface Transcript {
  writes: TranscriptWrite[];
  /** How the connection ended; `open` where it stays usable, `unending` where the limit cut the account short. */
  ending: WireEnding | 'open' | 'unending';
  /** Milliseconds of silence before the end. */
  after: number;
}

/** Thrown to leave a species that has more to send than is to be written down. */
class Enough extends Error {}

class TranscriptWire extends Wire {
  readonly writes: TranscriptWrite[] = [];
  silence = 0;
  #octetsLeft: number;
  readonly #mostWrites: number;

  constructor(request: ZooRequest, mostOctets: number, mostWrites: number) {
    super(request);
    this.#octetsLeft = mostOctets;
    this.#mostWrites = mostWrites;
  }

  protected override async send(octets: Uint8Array, part: Part): Promise<void> {
    if (this.writes.length >= this.#mostWrites || this.#octetsLeft <= 0) throw new Enough();
    this.writes.push({ part, octets: octets.subarray(0, this.#octetsLeft), after: this.silence });
    this.silence = 0;
    this.#octetsLeft -= octets.length;
  }

  override async pause(ms: number): Promise<void> {
    this.silence += ms;
  }

  override async fin(): Promise<void> {
    this.ending = 'fin';
  }

  override async reset(): Promise<void> {
    this.ending = 'reset';
  }

  override async truncateTls(): Promise<void> {
    this.ending = 'tls-truncated';
  }

  override async stall(): Promise<void> {
    this.ending = 'stall';
  }
}

/** Runs a species on paper, until it has written so many octets or so often. */
export async function transcribe(
  species: Species,
  request: ZooRequest = plainRequest(`/${species.id}`),
  { mostOctets = 64 * 1024, mostWrites = 24 } = {},
): Promise<Transcript> {
  const wire = new TranscriptWire(request, mostOctets, mostWrites);
  try {
    await species.serve(wire);
  } catch (thrown) {
    if (!(thrown instanceof Enough)) throw thrown;
    return { writes: wire.writes, ending: 'unending', after: 0 };
  }
  return { writes: wire.writes, ending: wire.ending ?? 'open', after: wire.silence };
}

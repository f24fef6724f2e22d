/** Native messaging from the browser's side, with nothing of the host's own framing: raw frames over real streams. */
import { endianness } from 'node:os';
import type { Readable, Writable } from 'node:stream';

const write = endianness() === 'LE' ? 'writeUInt32LE' : 'writeUInt32BE';
const read = endianness() === 'LE' ? 'readUInt32LE' : 'readUInt32BE';

export function frame(content: unknown): Buffer {
  const octets = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  return Buffer.concat([header(octets.length), octets]);
}

/** What announces a frame of so many octets. */
export function header(length: number): Buffer {
  const octets = Buffer.alloc(4);
  octets[write](length);
  return octets;
}

export interface Answer {
  jsonrpc: string;
  id?: number | string | null;
  method?: string;
  params?: { token: string; value: Record<string, unknown> };
  result?: Record<string, unknown>;
  error?: { code: number; message: string; data: { code: string; remedy: string } };
}

/** Sends frames, and hands out what comes back in order. */
export class Browser {
  readonly #output: Writable;
  readonly #messages: AsyncGenerator<Answer>;
  readonly notifications: Answer[] = [];
  #id = 0;

  /** `input`: what the host writes; `output`: what it reads. */
  constructor(input: Readable, output: Writable) {
    this.#output = output;
    this.#messages = messages(input);
  }

  send(message: unknown): void {
    this.#output.write(frame(message));
  }

  /** Raw octets, framed already or not to be. */
  raw(octets: Uint8Array): void {
    this.#output.write(octets);
  }

  hangUp(): void {
    this.#output.end();
  }

  /** Sends a request; its id. */
  request(method: string, params: unknown): number {
    this.#id += 1;
    this.send({ jsonrpc: '2.0', id: this.#id, method, params });
    return this.#id;
  }

  /** The next answer; notifications on the way are kept aside. */
  async answer(): Promise<Answer> {
    for (;;) {
      const message = await this.next();
      if (message.method === undefined) return message;
      this.notifications.push(message);
    }
  }

  /** The next message of any kind. */
  async next(): Promise<Answer> {
    const { value, done } = await this.#messages.next();
    if (done) throw new Error('the host has closed its output');
    return value;
  }

  async call(method: string, params: unknown): Promise<Answer> {
    const id = this.request(method, params);
    const answer = await this.answer();
    if (answer.id !== id) throw new Error(`the answer is for ${answer.id}, not for ${id}`);
    return answer;
  }
}

async function* messages(input: Readable): AsyncGenerator<Answer> {
  let held = Buffer.alloc(0);
  for await (const octets of input) {
    held = Buffer.concat([held, octets]);
    while (held.length >= 4 && held.length >= 4 + held[read](0)) {
      const end = 4 + held[read](0);
      yield JSON.parse(held.subarray(4, end).toString());
      held = held.subarray(end);
    }
  }
}

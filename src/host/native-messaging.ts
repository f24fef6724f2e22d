/**
 * JSON-RPC messages in native messaging's frames. JSON-RPC 2.0's rules hold for any client: what is no message is
 * answered here, with an id of null where it has none.
 */
import type { Readable, Writable } from 'node:stream';
import type { JSONRPCRequest, JSONRPCResponse } from 'json-rpc-2.0/dist/models.js';
import { PARSE_ERROR, rpcNumbers } from '../protocol/fault-codes.ts';
import { limits } from '../protocol/messages.ts';
import { toRpcError } from '../protocol/rpc-error.ts';
import { checkMessage } from '../protocol/rpc-message.ts';
import { asLastchunkError, LastchunkError } from '../report/fault.ts';
import { encodeFrame, FrameSplitter } from './native-frames.ts';

type Id = number | string | null;
/** Takes one line about the host itself, for stderr. */
export type Log = (line: string) => void;

/** Writes frames to `output`, in order; never more than the browser takes, and never throws when the browser is gone. */
export class NativeMessageWriter {
  readonly #output: Writable;
  readonly #log: Log;
  #closed = false;
  /** Requests delivered and not yet answered. */
  #expected = 0;
  readonly #writes = new Set<Promise<void>>();
  #idle: (() => void) | null = null;
  #tellClosed: () => void = () => undefined;
  /** Settles when the output is gone. */
  readonly closed = new Promise<void>((resolve) => {
    this.#tellClosed = resolve;
  });

  constructor(output: Writable, log: Log) {
    this.#output = output;
    this.#log = log;
    output.on('error', (error) => this.#close(error.message));
    output.on('close', () => this.#close('it was closed'));
  }

  /** Settles when the output has taken the message, or is gone. An answer that is too large becomes an error answer. */
  async write(message: object): Promise<void> {
    if (!('method' in message)) this.#expected -= 1;
    await this.#send(this.#encode(message));
  }

  /** Notes that a request was delivered, whose answer is to come through `write`. */
  expectAnswer(): void {
    this.#expected += 1;
  }

  /** Settles when every request delivered is answered, and the answers are written or the output is gone. */
  async idle(): Promise<void> {
    if (this.#expected > 0 || (this.#writes.size > 0 && !this.#closed)) {
      await new Promise<void>((resolve) => {
        this.#idle = resolve;
      });
    }
  }

  /** Answers `id` with a fault; `number` where JSON-RPC has another than the fault's own. */
  async refuse(id: Id, fault: LastchunkError, number: number = rpcNumbers[fault.code]): Promise<void> {
    const error = { ...toRpcError(fault), code: number };
    await this.#send(encodeFrame(JSON.stringify({ jsonrpc: '2.0', id, error })));
  }

  #encode(message: object): Uint8Array | null {
    let fault: LastchunkError;
    try {
      const json = JSON.stringify(message);
      const length = Buffer.byteLength(json);
      if (length <= limits.frameToBrowser) return encodeFrame(json);
      fault = new LastchunkError(
        'frame-too-large',
        `The answer has ${length} octets, and a message to the browser may have ${limits.frameToBrowser}.`,
      );
    } catch (thrown) {
      fault = asLastchunkError(thrown);
    }
    this.#log(`A message was not sent. ${fault.message}`);
    if (!('id' in message)) return null;
    const error = toRpcError(fault);
    return encodeFrame(JSON.stringify({ jsonrpc: '2.0', id: message.id, error }));
  }

  #send(frame: Uint8Array | null): Promise<void> {
    if (frame === null || this.#closed) {
      this.#rest();
      return Promise.resolve();
    }
    // A failure also comes as the stream's 'error', which closes this writer.
    const written = new Promise<void>((resolve) => this.#output.write(frame, () => resolve())).then(() => {
      this.#writes.delete(written);
      this.#rest();
    });
    this.#writes.add(written);
    return written;
  }

  #rest(): void {
    if (this.#expected > 0 || (this.#writes.size > 0 && !this.#closed)) return;
    this.#idle?.();
  }

  #close(reason: string): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#log(`The browser can no longer be written to: ${reason}.`);
    this.#tellClosed();
    this.#rest();
  }
}

/** Reads frames from `input`; answers through `writer` what is no message. */
export class NativeMessageReader {
  readonly #input: Readable;
  readonly #writer: NativeMessageWriter;
  readonly #log: Log;

  constructor(input: Readable, writer: NativeMessageWriter, log: Log) {
    this.#input = input;
    this.#writer = writer;
    this.#log = log;
  }

  /** Gives each message to `take`, until the input ends or fails. */
  async read(take: (message: JSONRPCRequest | JSONRPCResponse) => void): Promise<void> {
    const splitter = new FrameSplitter(limits.frameToHost, {
      frame: (octets) => this.#deliver(octets, take),
      tooLarge: (length) => this.#writer.refuse(null, tooLarge(length)),
    });
    try {
      // Taking one read at a time holds the browser back while its messages are still being worked off.
      for await (const octets of this.#input) await splitter.push(octets);
      if (!splitter.atBoundary) this.#log('The browser closed the connection in the middle of a message.');
    } catch (thrown) {
      this.#log(`The browser can no longer be read from: ${asLastchunkError(thrown).message}.`);
    }
  }

  async #deliver(octets: Uint8Array, take: (message: JSONRPCRequest | JSONRPCResponse) => void): Promise<void> {
    let value: unknown;
    try {
      value = JSON.parse(utf8.decode(octets));
    } catch (thrown) {
      const words = `A message of ${octets.length} octets is not JSON in UTF-8: ${asLastchunkError(thrown).message}.`;
      await this.#writer.refuse(null, new LastchunkError('frame-invalid', words), PARSE_ERROR);
      return;
    }
    const checked = checkMessage(value);
    if ('invalid' in checked) {
      const words = `A message is not JSON-RPC 2.0. ${checked.invalid}`;
      await this.#writer.refuse(checked.id, new LastchunkError('frame-invalid', words));
      return;
    }
    if ('method' in checked.message && checked.message.id !== undefined) this.#writer.expectAnswer();
    take(checked.message);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function tooLarge(length: number): LastchunkError {
  const words = `A message announced ${length} octets, and the host takes at most ${limits.frameToHost}: it was discarded.`;
  return new LastchunkError('frame-too-large', words);
}

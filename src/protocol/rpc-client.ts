/**
 * The end of a JSON-RPC 2.0 connection that asks, over anything that carries whole JSON values. Requests and answers are
 * the library's, taken by file: its index would bring the other end along, and a panel's script is counted.
 */
import { JSONRPCClient } from 'json-rpc-2.0/dist/client.js';
import { createJSONRPCRequest } from 'json-rpc-2.0/dist/models.js';
import { LastchunkError } from '../report/fault.ts';
import { fromRpcError } from './rpc-error.ts';
import { checkMessage } from './rpc-message.ts';

/** The code by which the library answers a request that the other end did not: ours are never 0. */
const UNANSWERED = 0;

export class RpcClient {
  readonly #client: JSONRPCClient;
  readonly #progress = new Map<unknown, (value: unknown) => void>();
  readonly #closings: (() => void)[] = [];
  #asked = 0;
  #ended = false;

  /** `send` takes each message; it may throw or reject when the other end is gone. */
  constructor(send: (message: object) => void | Promise<void>) {
    this.#client = new JSONRPCClient(send);
  }

  /** Takes a message of the other end; what is neither an answer nor progress is passed over. */
  receive(value: unknown): void {
    const checked = checkMessage(value);
    if (this.#ended || 'invalid' in checked) return;
    const { message } = checked;
    if (!('method' in message)) this.#client.receive(message);
    else if (message.method === '$/progress') {
      const { token, value: told } = Object(message.params);
      this.#progress.get(token)?.(told);
    }
  }

  /** The other end is gone: what was asked fails, and whoever listens is told. */
  close(): void {
    if (this.#ended) return;
    this.dispose();
    for (const closing of this.#closings) closing();
  }

  /** The same, told to nobody. */
  dispose(): void {
    this.#ended = true;
    this.#client.rejectAllPendingRequests('The connection ended.');
    this.#progress.clear();
  }

  onClose(listener: () => void): void {
    this.#closings.push(listener);
  }

  /** Takes the `$/progress` values of a token, until the function that it gives is called. */
  onProgress(token: string, listener: (value: unknown) => void): () => void {
    this.#progress.set(token, listener);
    return () => this.#progress.delete(token);
  }

  /**
   * The result of a request. Aborting `signal` sends `$/cancelRequest`; the answer is still awaited.
   * @throws LastchunkError the fault that it was answered with; `host-gone` when the connection ended first
   */
  async request(method: string, params: object, signal?: AbortSignal): Promise<unknown> {
    if (this.#ended) throw hostGone();
    this.#asked += 1;
    const id = this.#asked;
    const cancel = () => this.#client.notify('$/cancelRequest', { id });
    const answered = this.#client.requestAdvanced(createJSONRPCRequest(id, method, params));
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    const { result, error } = await answered;
    signal?.removeEventListener('abort', cancel);
    if (error === undefined) return result;
    throw error.code === UNANSWERED ? hostGone(error) : fromRpcError(error);
  }
}

function hostGone(cause?: unknown): LastchunkError {
  return new LastchunkError('host-gone', 'The connection to the host ended before it had answered.', { cause });
}

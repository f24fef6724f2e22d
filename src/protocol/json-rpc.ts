/**
 * One end of a JSON-RPC 2.0 connection over anything that carries whole JSON values, with the two notifications that this
 * protocol knows: `$/cancelRequest` and `$/progress`. Requests and answers are the library's; neither end knows the wire.
 */
import {
  createJSONRPCNotification,
  createJSONRPCRequest,
  createJSONRPCSuccessResponse,
  JSONRPCClient,
  type JSONRPCID,
  type JSONRPCRequest,
  type JSONRPCResponse,
  JSONRPCServer,
} from 'json-rpc-2.0';
import { LastchunkError } from '../report/fault.ts';
import { fromRpcError, toRpcError } from './rpc-error.ts';
import { checkMessage } from './rpc-message.ts';

/** Answers one request. What it throws becomes the error of the answer; `signal` aborts when the caller cancels. */
export type Answer = (method: string, params: unknown, signal: AbortSignal) => Promise<unknown>;

/** The code by which the library answers a request that the other end did not: ours are never 0. */
const UNANSWERED = 0;

export class JsonRpc {
  readonly #send: (message: object) => void | Promise<void>;
  readonly #client: JSONRPCClient;
  readonly #server = new JSONRPCServer({ errorListener: () => undefined });
  readonly #running = new Map<JSONRPCID | undefined, AbortController>();
  readonly #progress = new Map<unknown, (value: unknown) => void>();
  readonly #closings: (() => void)[] = [];
  #answer: Answer | null = null;
  #asked = 0;
  #ended = false;

  /** `send` takes each message; it may throw or reject when the other end is gone. */
  constructor(send: (message: object) => void | Promise<void>) {
    this.#send = send;
    this.#client = new JSONRPCClient(send);
    // Methods are not told to the library one by one: `serve` knows them.
    this.#server.handleMethodNotFound = (request) => this.#answerTo(request);
    this.#server.mapErrorToJSONRPCErrorResponse = (id, thrown) => ({ jsonrpc: '2.0', id, error: toRpcError(thrown) });
  }

  /** Takes a message of the other end; what is none is passed over. */
  receive(value: unknown): void {
    const checked = checkMessage(value);
    if (this.#ended || 'invalid' in checked) return;
    const { message } = checked;
    if (!('method' in message)) this.#client.receive(message);
    else if (message.id !== undefined) void this.#serve(message);
    else if (message.method === '$/cancelRequest') this.#running.get(Object(message.params).id)?.abort();
    else if (message.method === '$/progress') {
      const { token, value: told } = Object(message.params);
      this.#progress.get(token)?.(told);
    }
  }

  /** The other end is gone: what was asked fails, what was being answered is aborted, and whoever listens is told. */
  close(): void {
    if (this.#ended) return;
    this.dispose();
    for (const closing of this.#closings) closing();
  }

  /** The same, told to nobody. */
  dispose(): void {
    this.#ended = true;
    this.#client.rejectAllPendingRequests('The connection ended.');
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
    this.#progress.clear();
  }

  onClose(listener: () => void): void {
    this.#closings.push(listener);
  }

  /** Answers every request from now on. */
  serve(answer: Answer): void {
    this.#answer = answer;
  }

  /** Sends `$/progress`; settles when it has been written. */
  async sendProgress(token: string, value: unknown): Promise<void> {
    await this.#send(createJSONRPCNotification('$/progress', { token, value }));
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

  async #serve(request: JSONRPCRequest): Promise<void> {
    const answer = await this.#server.receive(request);
    // An end that is gone waits for no answer.
    if (answer !== null && !this.#ended) await Promise.resolve(this.#send(answer)).catch(() => undefined);
  }

  async #answerTo({ id = null, method, params }: JSONRPCRequest): Promise<JSONRPCResponse> {
    if (this.#answer === null) throw new LastchunkError('method-unknown', 'Nothing is answered on this connection.');
    const controller = new AbortController();
    this.#running.set(id, controller);
    try {
      return createJSONRPCSuccessResponse(id, await this.#answer(method, params, controller.signal));
    } finally {
      if (this.#running.get(id) === controller) this.#running.delete(id);
    }
  }
}

function hostGone(cause?: unknown): LastchunkError {
  return new LastchunkError('host-gone', 'The connection to the host ended before it had answered.', { cause });
}

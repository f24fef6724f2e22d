/** The end of a JSON-RPC 2.0 connection that answers, over anything that carries whole JSON values; see rpc-client.ts. */
import {
  createJSONRPCNotification,
  createJSONRPCSuccessResponse,
  type JSONRPCID,
  type JSONRPCRequest,
  type JSONRPCResponse,
} from 'json-rpc-2.0/dist/models.js';
import { JSONRPCServer } from 'json-rpc-2.0/dist/server.js';
import { LastchunkError } from '../report/fault.ts';
import { toRpcError } from './rpc-error.ts';
import { checkMessage } from './rpc-message.ts';

/** Answers one request. What it throws becomes the error of the answer; `signal` aborts when the caller cancels. */
export type Answer = (method: string, params: unknown, signal: AbortSignal) => Promise<unknown>;

export class RpcServer {
  readonly #send: (message: object) => void | Promise<void>;
  readonly #server = new JSONRPCServer({ errorListener: () => undefined });
  readonly #running = new Map<JSONRPCID | undefined, AbortController>();
  readonly #closings: (() => void)[] = [];
  #answer: Answer | null = null;
  #ended = false;

  /** `send` takes each message; it may throw or reject when the other end is gone. */
  constructor(send: (message: object) => void | Promise<void>) {
    this.#send = send;
    // Methods are not told to the library one by one: `serve` knows them.
    this.#server.handleMethodNotFound = (request) => this.#answerTo(request);
    this.#server.mapErrorToJSONRPCErrorResponse = (id, thrown) => ({ jsonrpc: '2.0', id, error: toRpcError(thrown) });
  }

  /** Takes a message of the other end; what is neither a request nor `$/cancelRequest` is passed over. */
  receive(value: unknown): void {
    const checked = checkMessage(value);
    if (this.#ended || 'invalid' in checked) return;
    const { message } = checked;
    if (!('method' in message)) return;
    if (message.id !== undefined) void this.#serve(message);
    else if (message.method === '$/cancelRequest') this.#running.get(Object(message.params).id)?.abort();
  }

  /** The other end is gone: what was being answered is aborted, and whoever listens is told. */
  close(): void {
    if (this.#ended) return;
    this.dispose();
    for (const closing of this.#closings) closing();
  }

  /** The same, told to nobody. */
  dispose(): void {
    this.#ended = true;
    for (const controller of this.#running.values()) controller.abort();
    this.#running.clear();
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

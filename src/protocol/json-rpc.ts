/**
 * JSON-RPC 2.0 over anything that carries whole JSON values, with the two notifications that this protocol knows:
 * `$/cancelRequest` and `$/progress`. Sans-IO, and small: the panel has it in its script, where a general library would take
 * an eighth of all that it may have.
 */
import { LastchunkError } from '../report/fault.ts';
import type { Answer, RpcClient, RpcServer } from './rpc-connection.ts';
import { fromRpcError, toRpcError } from './rpc-error.ts';
import { checkMessage } from './rpc-message.ts';

interface Pending {
  resolve: (result: unknown) => void;
  reject: (fault: LastchunkError) => void;
}

export class JsonRpc implements RpcServer, RpcClient {
  readonly #send: (message: object) => void | Promise<void>;
  readonly #pending = new Map<unknown, Pending>();
  readonly #running = new Map<unknown, AbortController>();
  readonly #progress = new Map<unknown, (value: unknown) => void>();
  readonly #closings: (() => void)[] = [];
  #answer: Answer | null = null;
  #asked = 0;
  #ended = false;

  /** `send` takes each message; it may throw or reject when the other end is gone. */
  constructor(send: (message: object) => void | Promise<void>) {
    this.#send = send;
  }

  /** Takes a message of the other end; what is none is passed over. */
  receive(value: unknown): void {
    const checked = checkMessage(value);
    if (this.#ended || 'invalid' in checked) return;
    const { method, id, params, result, error } = Object(checked.message);
    if (method !== undefined && id !== undefined) void this.#serve(id, method, params);
    else if (method === '$/cancelRequest') this.#running.get(params.id)?.abort();
    else if (method === '$/progress') this.#progress.get(Object(params).token)?.(Object(params).value);
    else if (method === undefined) {
      const pending = this.#pending.get(id);
      this.#pending.delete(id);
      if (error === undefined) pending?.resolve(result);
      else pending?.reject(fromRpcError(error));
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
    for (const { reject } of this.#pending.values()) reject(hostGone());
    for (const controller of this.#running.values()) controller.abort();
    this.#pending.clear();
    this.#running.clear();
    this.#progress.clear();
  }

  onClose(listener: () => void): void {
    this.#closings.push(listener);
  }

  serve(answer: Answer): void {
    this.#answer = answer;
  }

  async sendProgress(token: string, value: unknown): Promise<void> {
    await this.#tell({ method: '$/progress', params: { token, value } });
  }

  onProgress(token: string, listener: (value: unknown) => void): () => void {
    this.#progress.set(token, listener);
    return () => this.#progress.delete(token);
  }

  async request(method: string, params: object, signal?: AbortSignal): Promise<unknown> {
    if (this.#ended) throw hostGone();
    this.#asked += 1;
    const id = this.#asked;
    const cancel = () => void this.#tell({ method: '$/cancelRequest', params: { id } }).catch(() => undefined);
    const answered = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    const fail = (cause: unknown) => this.#pending.get(id)?.reject(hostGone(cause));
    this.#tell({ id, method, params }).catch(fail);
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    try {
      return await answered;
    } finally {
      this.#pending.delete(id);
      signal?.removeEventListener('abort', cancel);
    }
  }

  async #serve(id: unknown, method: string, params: unknown): Promise<void> {
    const controller = new AbortController();
    this.#running.set(id, controller);
    let answer: object;
    try {
      if (this.#answer === null) throw new LastchunkError('method-unknown', 'Nothing is answered on this connection.');
      answer = { result: await this.#answer(method, params, controller.signal) };
    } catch (thrown) {
      answer = { error: toRpcError(thrown) };
    }
    if (this.#running.get(id) === controller) this.#running.delete(id);
    // An end that is gone waits for no answer.
    if (!this.#ended) await this.#tell({ id, ...answer }).catch(() => undefined);
  }

  async #tell(message: object): Promise<void> {
    await this.#send({ jsonrpc: '2.0', ...message });
  }
}

function hostGone(cause?: unknown): LastchunkError {
  return new LastchunkError('host-gone', 'The connection to the host ended before it had answered.', { cause });
}

/** What `handle` and `call` need of a JSON-RPC connection. */

/** Answers one request. What it throws becomes the error of the answer; `signal` aborts when the caller cancels. */
export type Answer = (method: string, params: unknown, signal: AbortSignal) => Promise<unknown>;

/** The end that is asked. */
export interface RpcServer {
  /** Answers every request from now on. */
  serve(answer: Answer): void;
  /** Sends `$/progress`; settles when it has been written. */
  sendProgress(token: string, value: unknown): Promise<void>;
}

/** The end that asks. */
export interface RpcClient {
  /**
   * The result of a request. Aborting `signal` sends `$/cancelRequest`; the answer is still awaited.
   * @throws LastchunkError the fault that it was answered with; `host-gone` when the connection ended first
   */
  request(method: string, params: object, signal?: AbortSignal): Promise<unknown>;
  /** Takes the `$/progress` values of a token, until the function that it gives is called. */
  onProgress(token: string, listener: (value: unknown) => void): () => void;
}

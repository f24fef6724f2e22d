/** The typed, validating layer over a JSON-RPC connection, the same at both ends. */
import * as v from 'valibot';
import { LastchunkError } from '../report/fault.ts';
import { type CheckedParams, type MethodName, methods, type Params, Progress, type Result } from './messages.ts';
import type { RpcClient } from './rpc-client.ts';
import type { RpcServer } from './rpc-server.ts';

export interface HandlerContext {
  /** Aborts when the caller cancels the request; the request is answered all the same. */
  signal: AbortSignal;
  /** Sends `$/progress` to the caller's token; does nothing when it gave none. Settles when it has been written. */
  progress: (value: Progress) => Promise<void>;
}

export type Handler<M extends MethodName> = (
  params: CheckedParams<M>,
  context: HandlerContext,
) => Result<M> | Promise<Result<M>>;

export interface CallOptions {
  /** Aborting sends `$/cancelRequest`. The answer is still awaited: a cancelled `inspect` answers with a Report. */
  signal?: AbortSignal;
  /** Takes the `$/progress` values of this call, checked. */
  onProgress?: (value: Progress) => void;
}

type RawHandler = (params: unknown, signal: AbortSignal) => Promise<unknown>;

const tables = new WeakMap<RpcServer, Map<string, RawHandler>>();

/**
 * Answers `method` on this connection with what `handler` returns. Params and result are validated; whatever goes
 * wrong is answered as an error with a stable code, `internal` at worst. From the first `handle` on, methods that
 * nobody handles are answered with `method-unknown`.
 */
export function handle<M extends MethodName>(connection: RpcServer, method: M, handler: Handler<M>): void {
  handlersOf(connection).set(method, async (rawParams, signal) => {
    const params = checkParams(method, rawParams);
    const progressToken: unknown = 'progress' in params ? params.progress : undefined;
    const progress = async (value: Progress) => {
      if (typeof progressToken === 'string') await connection.sendProgress(progressToken, value);
    };
    return checkResult(method, await handler(params, { signal, progress }));
  });
}

/**
 * Calls `method` at the other end, and gives its result, checked.
 * @throws LastchunkError the answer's own fault; `params-invalid` before anything is sent; `host-gone` when the
 *   connection ends first; `internal` for a code that this end does not know, or a result that does not fit.
 */
export async function call<M extends MethodName>(
  connection: RpcClient,
  method: M,
  params: Params<M>,
  { signal, onProgress }: CallOptions = {},
): Promise<Result<M>> {
  checkParams(method, params);
  if (onProgress === undefined) return checkResult(method, await connection.request(method, params, signal));
  const progress = crypto.randomUUID();
  const stop = connection.onProgress(progress, (value) => relay(value, onProgress));
  try {
    return checkResult(method, await connection.request(method, { ...params, progress }, signal));
  } finally {
    stop();
  }
}

function handlersOf(connection: RpcServer): Map<string, RawHandler> {
  const known = tables.get(connection);
  if (known !== undefined) return known;
  const handlers = new Map<string, RawHandler>();
  tables.set(connection, handlers);
  connection.serve(async (method, params, signal) => {
    const handler = handlers.get(method);
    if (handler === undefined) {
      throw new LastchunkError('method-unknown', `There is no method ${JSON.stringify(shorten(method))}.`);
    }
    return handler(params, signal);
  });
  return handlers;
}

function relay(value: unknown, onProgress: (value: Progress) => void): void {
  const checked = v.safeParse(Progress, value, { abortEarly: true });
  if (checked.success) onProgress(checked.output);
}

function checkParams<M extends MethodName>(method: M, params: unknown): CheckedParams<M> {
  const schema: v.GenericSchema<unknown, CheckedParams<M>> = methods[method].params;
  const checked = v.safeParse(schema, params, { abortEarly: true });
  if (checked.success) return checked.output;
  throw new LastchunkError('params-invalid', `The params of ${method} do not fit: ${describe(checked.issues[0])}`);
}

/** @throws LastchunkError `internal` for a result that does not fit. */
export function checkResult<M extends MethodName>(method: M, result: unknown): Result<M> {
  const schema: v.GenericSchema<unknown, Result<M>> = methods[method].result;
  const checked = v.safeParse(schema, result, { abortEarly: true });
  if (checked.success) return checked.output;
  throw new LastchunkError('internal', `The result of ${method} does not fit: ${describe(checked.issues[0])}`);
}

/** Where and what, short: the text quotes the other end. */
function describe(issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue);
  return `${path === null ? '' : `${shorten(path)}: `}${shorten(issue.message)}.`;
}

function shorten(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 200)}…`;
}

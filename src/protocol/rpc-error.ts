/** Faults as JSON-RPC errors, and back. */
import * as v from 'valibot';
import { ResponseError } from 'vscode-jsonrpc';
import { asLastchunkError, type FaultCode, faults, LastchunkError } from '../report/fault.ts';
import { type FaultData, rpcNumbers } from './fault-codes.ts';

const Details = v.record(v.string(), v.union([v.string(), v.number()]));

/** Anything thrown, as the error object of an answer (JSON-RPC 2.0 §5.1) with `data: {code, remedy}`. */
export function toResponseError(thrown: unknown): ResponseError<FaultData> {
  const error = isAbort(thrown)
    ? new LastchunkError('cancelled', 'The request was cancelled before it was answered.', { cause: thrown })
    : asLastchunkError(thrown);
  const { code, message, remedy, details } = error;
  return new ResponseError(rpcNumbers[code], message, { code, remedy, ...(details === undefined ? {} : { details }) });
}

/** An error that a call met: the answer's own fault; `host-gone` when the connection ended first; else `internal`. */
export function fromResponseError(thrown: unknown): LastchunkError {
  if (!(thrown instanceof ResponseError)) return hostGone(thrown);
  if (transportErrors.has(thrown.code)) return hostGone(thrown);
  const { code: word, details: given }: { code?: unknown; details?: unknown } = Object(thrown.data);
  const details = v.is(Details, given) ? given : undefined;
  return new LastchunkError(isFaultCode(word) ? word : 'internal', thrown.message, { cause: thrown, details });
}

/** What an AbortSignal throws where nobody gave it a reason. */
function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

export function isFaultCode(word: unknown): word is FaultCode {
  return typeof word === 'string' && Object.hasOwn(faults, word);
}

/** vscode-jsonrpc's own: the message could not be written, the connection was disposed of with the answer pending. */
const transportErrors = new Set([-32099, -32097, -32096]);

function hostGone(cause: unknown): LastchunkError {
  return new LastchunkError('host-gone', 'The connection to the host ended before it had answered.', { cause });
}

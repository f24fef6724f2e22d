/** Faults as JSON-RPC errors, and back. */
import { ResponseError } from 'vscode-jsonrpc';
import { asLastchunkError, type FaultCode, faults, LastchunkError } from '../report/fault.ts';
import { type FaultData, rpcNumbers } from './fault-codes.ts';

/** Anything thrown, as the error object of an answer (JSON-RPC 2.0 §5.1) with `data: {code, remedy}`. */
export function toResponseError(thrown: unknown): ResponseError<FaultData> {
  const error = asLastchunkError(thrown);
  return new ResponseError(rpcNumbers[error.code], error.message, { code: error.code, remedy: error.remedy });
}

/** An error that a call met: the answer's own fault; `host-gone` when the connection ended first; else `internal`. */
export function fromResponseError(thrown: unknown): LastchunkError {
  if (!(thrown instanceof ResponseError)) return hostGone(thrown);
  if (transportErrors.has(thrown.code)) return hostGone(thrown);
  const word: unknown = Object(thrown.data).code;
  return new LastchunkError(isFaultCode(word) ? word : 'internal', thrown.message, { cause: thrown });
}

export function isFaultCode(word: unknown): word is FaultCode {
  return typeof word === 'string' && Object.hasOwn(faults, word);
}

/** vscode-jsonrpc's own: the message could not be written, the connection was disposed of with the answer pending. */
const transportErrors = new Set([-32099, -32097, -32096]);

function hostGone(cause: unknown): LastchunkError {
  return new LastchunkError('host-gone', 'The connection to the host ended before it had answered.', { cause });
}

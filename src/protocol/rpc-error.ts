/** Faults as JSON-RPC errors, and back. */
import * as v from 'valibot';
import { asLastchunkError, type FaultCode, faults, LastchunkError } from '../report/fault.ts';
import { type FaultData, rpcNumbers } from './fault-codes.ts';

const Details = v.record(v.string(), v.union([v.string(), v.number()]));

/** The error object of an answer (JSON-RPC 2.0 §5.1). */
export interface RpcError {
  code: number;
  message: string;
  data: FaultData;
}

/** Anything thrown, as the error of an answer. */
export function toRpcError(thrown: unknown): RpcError {
  const error = isAbort(thrown)
    ? new LastchunkError('cancelled', 'The request was cancelled before it was answered.', { cause: thrown })
    : asLastchunkError(thrown);
  const { code, message, remedy, details } = error;
  const data = { code, remedy, ...(details === undefined ? {} : { details }) };
  return { code: rpcNumbers[code], message, data };
}

/** The fault that an answer's error tells; `internal` for a word that this end does not know. */
export function fromRpcError(error: { message: string; data?: unknown }): LastchunkError {
  const { code: word, details: given }: { code?: unknown; details?: unknown } = Object(error.data);
  const details = v.is(Details, given) ? given : undefined;
  return new LastchunkError(isFaultCode(word) ? word : 'internal', error.message, { cause: error, details });
}

/** What an AbortSignal throws where nobody gave it a reason. */
function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

export function isFaultCode(word: unknown): word is FaultCode {
  return typeof word === 'string' && Object.hasOwn(faults, word);
}

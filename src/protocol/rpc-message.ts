/**
 * Is this JSON value a JSON-RPC 2.0 message, of the kind that this protocol sends? The library answers to less than that,
 * so each value is checked here before it sees it.
 */
import type { JSONRPCRequest, JSONRPCResponse } from 'json-rpc-2.0/dist/models.js';

export type MessageCheck =
  | { message: JSONRPCRequest | JSONRPCResponse }
  /** What is wrong, a sentence; `id` is the message's own where it can be told, else null (JSON-RPC 2.0 §5). */
  | { invalid: string; id: number | string | null };

/** Request, notification or response: one object. Batches (§6) are refused, a frame carries one message. */
export function checkMessage(value: unknown): MessageCheck {
  if (Array.isArray(value)) return refuse('It is a batch (an array): send one message a frame.', null);
  if (typeof value !== 'object' || value === null) return refuse('It is not an object.', null);
  const candidate: Record<string, unknown> & { jsonrpc?: unknown } = { ...value };
  const id = isId(candidate.id) ? candidate.id : null;
  if (candidate.jsonrpc !== '2.0') return refuse('It does not say "jsonrpc": "2.0".', id);
  const wrong = 'method' in candidate ? wrongCall(candidate) : wrongAnswer(candidate);
  if (wrong !== null) return refuse(wrong, id);
  return { message: value as JSONRPCRequest | JSONRPCResponse };
}

/** §4: a request has an id, a notification has none. An id of null is refused: its answer could not be told apart. */
function wrongCall(call: Record<string, unknown>): string | null {
  if (typeof call.method !== 'string') return 'Its "method" is not a string.';
  if (call.id !== undefined && !isId(call.id))
    return `Its "id" is neither a number nor a string of at most ${ID_LENGTH} characters.`;
  if (call.params !== undefined && (typeof call.params !== 'object' || call.params === null)) {
    return 'Its "params" are neither an object nor an array.';
  }
  if (call.method === '$/cancelRequest' && !isId(Object(call.params).id)) {
    return 'A $/cancelRequest names the request to cancel in "params": {"id": …}.';
  }
  return null;
}

/** §5: an answer has an id and either a result or an error. */
function wrongAnswer(answer: Record<string, unknown>): string | null {
  if (!isId(answer.id) && answer.id !== null) return 'It has neither a "method" nor a usable "id".';
  const { error } = answer;
  if ('result' in answer === (error !== undefined)) return 'It has no "method", and not one of "result" and "error".';
  if (error === undefined) return null;
  const { code, message } = Object(error);
  return Number.isInteger(code) && typeof message === 'string' ? null : 'Its "error" lacks a "code" or a "message".';
}

/** A longer id could not be given back within a frame to the browser. */
const ID_LENGTH = 256;

function isId(id: unknown): id is number | string {
  return typeof id === 'string' ? id.length <= ID_LENGTH : typeof id === 'number' && Number.isFinite(id);
}

function refuse(invalid: string, id: number | string | null): MessageCheck {
  return { invalid, id };
}

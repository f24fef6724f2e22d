/** Faults as the inspector shows them: in the host's words, with a remedy in its own. */
import { asLastchunkError } from '../report/fault.ts';
import type { ShownFault } from './model/state.ts';
import { remedyWords } from './model/words.ts';

export function shown(thrown: unknown): ShownFault {
  const { code, message, details } = asLastchunkError(thrown);
  return { code, message, remedy: remedyWords(code), ...(details === undefined ? {} : { details }) };
}

/** No host answered that can be spoken with: nothing reached a server. */
export function isWithoutHost({ code }: ShownFault): boolean {
  return code === 'host-missing' || code === 'host-silent' || code === 'protocol-mismatch';
}

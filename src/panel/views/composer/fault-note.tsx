import type { ShownFault } from '../../model/state.ts';
import { WireText } from '../wire-text.tsx';

/** Marks an input as faulty, and names the words that say why; nothing where there is no fault. */
export function faulty(id: string, fault: unknown) {
  return fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': id };
}

/** What is wrong with an input, and what to do. */
export function FaultNote({ id, fault }: { id: string; fault: string | ShownFault | null }) {
  if (fault === null) return null;
  if (typeof fault !== 'string') {
    return (
      <p id={id} class="fault">
        <WireText plain text={fault.message} /> {fault.remedy} <code>{fault.code}</code>
      </p>
    );
  }
  return (
    <p id={id} class="fault">
      <WireText plain text={fault} />
    </p>
  );
}

import type { JSX } from 'preact';
import type { ShownFault } from '../../model/state.ts';
import { WireText } from '../wire-text.tsx';

type WrittenInputProps = JSX.IntrinsicElements['input'] & {
  /** Of the FaultNote that says what is wrong with it. */
  noteId: string;
  fault: ShownFault | null;
  onText: (text: string) => void;
};

/** An input for what goes out as it is written. */
export function WrittenInput({ noteId, fault, onText, ...more }: WrittenInputProps) {
  return (
    <input
      {...more}
      {...(fault && { 'aria-invalid': true, 'aria-describedby': noteId })}
      spellcheck={false}
      autocomplete="off"
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}

/** What is wrong with an input, and what to do. */
export function FaultNote({ id, fault }: { id: string; fault: ShownFault | null }) {
  return (
    fault && (
      <p id={id} class="fault">
        <WireText plain text={fault.message} /> {fault.remedy} <code>{fault.code}</code>
      </p>
    )
  );
}

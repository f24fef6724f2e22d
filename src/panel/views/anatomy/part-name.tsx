import { type Part, partAt } from '../../model/wire-parts.ts';
import { WireText } from '../wire-text.tsx';

interface PartNameProps {
  /** The part that the span begins in. */
  part: Part;
  parts: Part[] | null;
  span: readonly [number, number];
}

/** What chosen octets are: one part of the grammar, or from the first to the last of several. */
export function PartName({ part, parts, span }: PartNameProps) {
  const beyond = span[1] > part.span[1];
  const last = beyond && parts !== null ? partAt(parts, span[1] - 1) : null;
  return (
    <>
      <WireText plain text={part.label} />
      {beyond && ' … '}
      {last !== null && last.chunks !== true && <WireText plain text={last.label} />}
    </>
  );
}

import { type ComponentChildren, Fragment } from 'preact';
import { type MessageKey, pieces } from '../text.ts';

interface RichTextProps {
  text: MessageKey;
  /** What stands for `$1`, `$2` and on: elements, or the octets of a server in a `WireText`. */
  parts: ComponentChildren[];
}

/** A sentence of ours with elements in it, wherever the language puts them. */
export function RichText({ text, parts }: RichTextProps) {
  return (
    <>
      {pieces(text, parts.length).map((piece, index) => (
        <Fragment key={index}>{typeof piece === 'number' ? parts[piece] : piece}</Fragment>
      ))}
    </>
  );
}

import { useState } from 'preact/hooks';
import { copyText } from '../clipboard.ts';
import { t } from '../text.ts';

interface CopyButtonProps {
  text: string | (() => Promise<string>);
  label: string;
  /** What it says while nothing has been copied. */
  idle?: string;
}

export function CopyButton({ text, label, idle = t('copy') }: CopyButtonProps) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (button: HTMLButtonElement) => {
    try {
      setCopied(await copyText(typeof text === 'string' ? text : await text(), button));
    } catch {
      setCopied(false);
    }
  };
  return (
    <button
      type="button"
      class="small"
      aria-label={label}
      onBlur={() => setCopied(null)}
      onClick={(event) => void copy(event.currentTarget)}
    >
      {copied === null ? idle : t(copied ? 'copy_done' : typeof text === 'string' ? 'copy_select' : 'copy_failed')}
    </button>
  );
}

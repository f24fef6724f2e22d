import { useState } from 'preact/hooks';

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (button: HTMLButtonElement) => setCopied(await copyText(text, button));
  return (
    <button type="button" aria-label={label} onClick={(event) => void copy(event.currentTarget)}>
      {copied === null ? 'Copy' : copied ? 'Copied' : 'Select and copy it'}
    </button>
  );
}

/** DevTools denies its panels the asynchronous clipboard: there the older way still works. */
async function copyText(text: string, button: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    button.focus();
    return done;
  }
}

import { t } from '../text.ts';
import { CopyButton } from './copy-button.tsx';

/** A command to be typed into a terminal, with a way to copy it. */
export function CommandLine({ command }: { command: string }) {
  return (
    <div class="command">
      <code>{command}</code>
      <CopyButton text={command} label={t('host_copy_command')} />
    </div>
  );
}

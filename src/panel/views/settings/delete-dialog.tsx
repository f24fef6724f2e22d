import { useLayoutEffect, useRef } from 'preact/hooks';
import { escaped } from '../../model/wire-characters.ts';
import { plural, t } from '../../text.ts';

interface DeleteDialogProps {
  count: number;
  folder: string;
  onYes: () => void;
  onNo: () => void;
}

export function DeleteDialog({ count, folder, onYes, onNo }: DeleteDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby="delete-title"
      aria-describedby="delete-about"
      onCancel={(event) => {
        event.preventDefault();
        onNo();
      }}
    >
      <h2 id="delete-title">{t('settings_delete_title')}</h2>
      <p id="delete-about">{plural('settings_delete_about', count, escaped(folder))}</p>
      <div class="actions">
        <button type="button" onClick={onNo}>
          {t('settings_delete_no')}
        </button>
        <button type="button" class="danger" onClick={onYes}>
          {t('settings_delete_yes')}
        </button>
      </div>
    </dialog>
  );
}

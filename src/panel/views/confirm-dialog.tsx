import { useLayoutEffect, useRef } from 'preact/hooks';
import { counted, list } from '../model/format.ts';
import { base64Length } from '../model/request-spec.ts';
import { t } from '../text.ts';
import { useInspector } from './context.ts';
import { RichText } from './rich-text.tsx';
import { WireText } from './wire-text.tsx';

/** A method that is not safe may change something on the server each time it is sent: say what, and ask. */
export function ConfirmDialog() {
  const inspector = useInspector();
  const { confirm } = inspector.state.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (confirm === null) {
      // A dialog that is taken away gives nothing back.
      if (opener.current instanceof HTMLElement) opener.current.focus();
      opener.current = null;
    } else if (dialog.current?.open === false) {
      opener.current = document.activeElement;
      dialog.current.showModal();
    }
  }, [confirm]);
  if (confirm === null) return null;
  const { method, url, fields, body } = confirm.request;
  const secrets = fields.map(([name]) => name).filter((name) => /^(cookie|authorization)$/i.test(name));
  const count = counted(fields.length, 'header field');
  const close = () => inspector.dispatch({ type: 'confirm-closed' });
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
    >
      <h2 id="confirm-title">
        <RichText text="confirm_title" parts={[<WireText key="method" text={method} />]} />
      </h2>
      <p>
        <RichText text="confirm_words" parts={[<WireText key="method" text={method} />]} />
      </p>
      <dl>
        <dt>{t('confirm_to')}</dt>
        <dd>
          <WireText text={url} />
        </dd>
        <dt>{t('confirm_fields')}</dt>
        <dd>{secrets.length > 0 ? t('confirm_fields_secret', count, list(secrets)) : count}</dd>
        <dt>{t('confirm_content')}</dt>
        <dd>{body === undefined ? t('confirm_content_none') : counted(base64Length(body), 'octet')}</dd>
      </dl>
      <div class="actions">
        <button type="button" onClick={close}>
          {t('confirm_no')}
        </button>
        <button type="button" onClick={() => inspector.compose(confirm.request)}>
          {t('confirm_edit')}
        </button>
        <button type="button" class="primary" onClick={() => inspector.confirmed()}>
          {t('confirm_yes')}
        </button>
      </div>
    </dialog>
  );
}

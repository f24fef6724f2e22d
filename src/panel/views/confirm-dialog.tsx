import { useLayoutEffect, useRef } from 'preact/hooks';
import { counted } from '../model/format.ts';
import { base64Length } from '../model/request-spec.ts';
import { useInspector } from './context.ts';
import { WireText } from './wire-text.tsx';

/** A method that is not safe may change something on the server each time it is sent: say what, and ask. */
export function ConfirmDialog() {
  const inspector = useInspector();
  const { confirm } = inspector.state.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    if (confirm !== null && dialog.current?.open === false) dialog.current.showModal();
  }, [confirm]);
  if (confirm === null) return null;
  const { method, url, fields, body } = confirm.request;
  const secrets = fields.map(([name]) => name).filter((name) => /^(cookie|authorization)$/i.test(name));
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
        Send this <WireText text={method} /> again?
      </h2>
      <p>
        <WireText text={method} /> is not a safe method (RFC 9110 §9.2.1): the server may act on it once more. What will
        be sent:
      </p>
      <dl>
        <dt>To</dt>
        <dd>
          <WireText text={url} />
        </dd>
        <dt>Fields</dt>
        <dd>
          {counted(fields.length, 'header field')}
          {secrets.length > 0 && `, ${secrets.join(' and ')} among them`}
        </dd>
        <dt>Content</dt>
        <dd>{body === undefined ? 'none' : counted(base64Length(body), 'octet')}</dd>
      </dl>
      <div class="actions">
        <button type="button" onClick={close}>
          Do not send
        </button>
        <button type="button" onClick={() => inspector.compose(confirm.request)}>
          Edit first
        </button>
        <button type="button" class="primary" onClick={() => inspector.confirmed()}>
          Send again
        </button>
      </div>
    </dialog>
  );
}

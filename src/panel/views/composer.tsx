import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestSpec } from '../../protocol/messages.ts';
import { shown } from '../inspector.ts';
import { octetsOf } from '../model/octet-text.ts';
import { base64Length, base64OfText } from '../model/request-spec.ts';
import type { ShownFault } from '../model/state.ts';
import { useInspector } from './context.ts';
import { WireText } from './wire-text.tsx';

interface FieldDraft {
  key: number;
  name: string;
  value: string;
}

let nextKey = 0;
const fieldDraft = (name: string, value: string): FieldDraft => ({ key: nextKey++, name, value });

/** A request to be written, field by field in order and case; what was sent before is only where it begins. */
export function Composer({ request }: { request: RequestSpec }) {
  const inspector = useInspector();
  const [method, setMethod] = useState(request.method);
  const [url, setUrl] = useState(request.url);
  const [fields, setFields] = useState(() => request.fields.map(([name, value]) => fieldDraft(name, value)));
  const [body, setBody] = useState(() => textOf(request.body));
  const [fault, setFault] = useState<ShownFault | null>(null);
  const target = useRef<HTMLInputElement>(null);
  useEffect(() => target.current?.focus(), []);

  const send = () => {
    const content = body === null ? request.body : body === '' ? undefined : base64OfText(body);
    const named = fields.filter(({ name, value }) => name !== '' || value !== '');
    try {
      inspector.send({
        method,
        url,
        fields: named.map(({ name, value }): [string, string] => [name, value]),
        ...(content === undefined ? {} : { body: content }),
      });
    } catch (thrown) {
      setFault(shown(thrown));
    }
  };
  const change = (key: number, with_: Partial<FieldDraft>) =>
    setFields((all) => all.map((one) => (one.key === key ? { ...one, ...with_ } : one)));
  return (
    <section class="page composer" aria-labelledby="composer-title" data-part="composer">
      <h1 id="composer-title">Write a request</h1>
      <p class="quiet">
        It is sent over HTTP/1.1 just so: fields in this order and case. Host, User-Agent, Accept, TE: trailers and
        Content-Length are added where you give none.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div class="composer-line">
          <input
            class="method"
            name="compose-method"
            aria-label="Method"
            spellcheck={false}
            autocomplete="off"
            value={method}
            onInput={(event) => setMethod(event.currentTarget.value)}
          />
          <input
            ref={target}
            class="url"
            name="compose-url"
            aria-label="Target URL"
            inputMode="url"
            spellcheck={false}
            autocomplete="off"
            value={url}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        </div>
        <h2>Header fields</h2>
        <ol class="composer-fields">
          {fields.map(({ key, name, value }, index) => (
            <li key={key}>
              <input
                class="field-name"
                aria-label={`Name of field ${index + 1}`}
                placeholder="Name"
                spellcheck={false}
                autocomplete="off"
                value={name}
                onInput={(event) => change(key, { name: event.currentTarget.value })}
              />
              <input
                class="field-value"
                aria-label={`Value of field ${index + 1}`}
                placeholder="Value"
                spellcheck={false}
                autocomplete="off"
                value={value}
                onInput={(event) => change(key, { value: event.currentTarget.value })}
              />
              <button
                type="button"
                class="small"
                disabled={index === 0}
                aria-label={`Move field ${index + 1} up`}
                onClick={() => setFields((all) => swapped(all, index - 1))}
              >
                <span aria-hidden="true">↑</span>
              </button>
              <button
                type="button"
                class="small"
                disabled={index === fields.length - 1}
                aria-label={`Move field ${index + 1} down`}
                onClick={() => setFields((all) => swapped(all, index))}
              >
                <span aria-hidden="true">↓</span>
              </button>
              <button
                type="button"
                class="small"
                aria-label={`Remove field ${index + 1}`}
                onClick={() => setFields((all) => all.filter((one) => one.key !== key))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ol>
        <button type="button" onClick={() => setFields((all) => [...all, fieldDraft('', '')])}>
          Add a field
        </button>
        <h2>
          <label for="compose-body">Content</label>
        </h2>
        {body === null ? (
          <p>
            {base64Length(request.body ?? '').toLocaleString('en-US')} octets that are not text are sent as they are.{' '}
            <button type="button" class="link" onClick={() => setBody('')}>
              Write text instead
            </button>
          </p>
        ) : (
          <textarea
            id="compose-body"
            name="compose-body"
            rows={5}
            spellcheck={false}
            placeholder="None"
            value={body}
            onInput={(event) => setBody(event.currentTarget.value)}
          />
        )}
        {fault !== null && (
          <p class="fault" role="alert">
            <WireText plain text={fault.message} /> {fault.remedy} <code>{fault.code}</code>
          </p>
        )}
        <div class="actions">
          <button type="submit" class="primary">
            Send
          </button>
          <button type="button" onClick={() => inspector.dispatch({ type: 'compose-closed' })}>
            Back
          </button>
        </div>
      </form>
    </section>
  );
}

/** Content as text, or null where its octets are not UTF-8. */
function textOf(body: string | undefined): string | null {
  if (body === undefined) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(octetsOf(body));
  } catch {
    return null;
  }
}

function swapped<T>(all: T[], index: number): T[] {
  const copy = all.slice();
  copy.splice(index, 2, ...all.slice(index, index + 2).reverse());
  return copy;
}

import { useEffect, useState } from 'preact/hooks';
import type { Report } from '../../../report/report.ts';
import { base64Of, hexOf } from '../../model/octet-text.ts';
import { maskedOctets } from '../../model/redaction.ts';
import type { ChunkArea } from '../../model/wire-parts.ts';
import { download, fileOnDisk, gather, gatherChunks, joined, SAVE_LIMIT, type Source } from '../../saving.ts';
import { secretsIn } from '../../secrets.ts';
import { shown } from '../../shown-fault.ts';
import { plural, t } from '../../text.ts';
import { useInspector } from '../context.ts';
import { CopyButton } from '../copy-button.tsx';
import { WireText } from '../wire-text.tsx';

/** Octets that are copied at once, at most: more belongs in a file. */
const COPY_LIMIT = 1024 * 1024;

interface TakeAwayProps {
  source: Source;
  total: number;
  span: [number, number] | null;
  /** Where secrets are told by; null while there is none. */
  report: Report | null;
  abridged: boolean;
  /** The content's octets; null where there is none, or no saying where it is. */
  body: { area: ChunkArea; chunks: number } | { span: [number, number] } | null;
}

type Note = { secrets: number; how: 'masked' | 'saved' } | { fault: string };

/** Copies what is chosen, the values of secret fields masked where the settings say so; saves everything as it is. */
export function TakeAway({ source, total, span, report, abridged, body }: TakeAwayProps) {
  const inspector = useInspector();
  const [note, setNote] = useState<Note | null>(null);
  // What was said of other octets is not true of these.
  useEffect(() => setNote(null), [span?.[0], span?.[1]]);
  const { settings } = inspector.state.value;
  const length = span === null ? 0 : span[1] - span[0];
  const none = span === null || length <= 0 || length > COPY_LIMIT;
  const why = length > COPY_LIMIT ? t('octet_copy_too_much') : none ? t('octet_copy_nothing') : '';
  const chosen = async () => {
    if (span === null) return new Uint8Array();
    const octets = joined(await gather(source, ...span));
    if (!settings.redact) return octets;
    const { value, count } = maskedOctets(octets, span[0], await secretsIn(source, report, abridged, total));
    setNote(count > 0 ? { secrets: count, how: 'masked' } : null);
    return value;
  };
  const save = async (what: 'stream' | 'body') => {
    try {
      const all: [number, number] = [0, total];
      const whole = what === 'stream' || body === null ? { span: all } : body;
      const pieces =
        'span' in whole ? await gather(source, ...whole.span) : await gatherChunks(source, whole.area, whole.chunks);
      download(pieces, what === 'stream' ? `${source.side}-${source.capture}.bin` : `body-${source.capture}.bin`);
      const secrets = what === 'stream' ? await secretsIn(source, report, abridged, total) : [];
      setNote(secrets.length > 0 ? { secrets: secrets.length, how: 'saved' } : null);
    } catch (thrown) {
      setNote({ fault: shown(thrown).message });
    }
  };
  return (
    <div class="take-away">
      <fieldset class="copy-tools" title={why} disabled={none}>
        <legend class="unseen">{t('octet_copy')}</legend>
        <CopyButton
          text={async () => new TextDecoder().decode(await chosen())}
          label={t('octet_copy_text_label')}
          idle={t('octet_copy_text')}
        />
        <CopyButton text={async () => hexOf(await chosen())} label={t('octet_copy_hex_label')} idle="hex" />
        <CopyButton text={async () => base64Of(await chosen())} label={t('octet_copy_base64_label')} idle="base64" />
      </fieldset>
      <div class="save-tools">
        {total > SAVE_LIMIT ? (
          <p class="hint">{t('octet_save_too_large')}</p>
        ) : (
          <>
            <button type="button" class="small" disabled={total === 0} onClick={() => void save('stream')}>
              {t(source.side === 'received' ? 'octet_save_stream' : 'octet_save_request')}
            </button>
            {source.side === 'received' && (
              <button type="button" class="small" disabled={body === null} onClick={() => void save('body')}>
                {t('octet_save_body')}
              </button>
            )}
          </>
        )}
        <OnDisk source={source} />
      </div>
      <p class={note !== null && 'fault' in note ? 'take-note fault' : 'take-note'} role="status">
        {note === null ? (
          length > COPY_LIMIT && why
        ) : 'fault' in note ? (
          note.fault
        ) : (
          <>
            {plural(note.how === 'masked' ? 'octet_secrets_masked' : 'octet_secrets_saved', note.secrets)}{' '}
            {note.how === 'masked' && (
              <button type="button" class="link" onClick={() => void inspector.openSettings()}>
                {t('octet_secrets_settings')}
              </button>
            )}
          </>
        )}
      </p>
    </div>
  );
}

/** Where the file is; asked for when one wants to know. */
function OnDisk({ source }: { source: Source }) {
  const [file, setFile] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const look = async () => {
    try {
      setFile(await fileOnDisk(source));
      setFault(null);
    } catch (thrown) {
      setFault(shown(thrown).message);
    }
  };
  return (
    <details
      class="on-disk"
      onToggle={(event) => {
        if (event.currentTarget.open) void look();
      }}
    >
      <summary>{t('octet_on_disk')}</summary>
      <p>
        {fault !== null && <span class="fault">{fault}</span>}
        {fault === null && file !== null && (
          <>
            <WireText text={file} /> <CopyButton text={file} label={t('octet_copy_path')} />
          </>
        )}
      </p>
    </details>
  );
}

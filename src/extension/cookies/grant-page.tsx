import { t } from '../../panel/text.ts';
import { RichText } from '../../panel/views/rich-text.tsx';
import { WireText } from '../../panel/views/wire-text.tsx';

interface GrantPageProps {
  url: string;
  /** Called while the click is handled. */
  onAllow: () => void;
  onCancel: () => void;
}

export function GrantPage({ url, onAllow, onCancel }: GrantPageProps) {
  const { host } = new URL(url);
  return (
    <main class="grant">
      <h1>
        <RichText text="cookies_grant_title" parts={[<WireText key="host" plain text={host} />]} />
      </h1>
      <p>{t('cookies_grant_words')}</p>
      <p class="quiet">{t('cookies_grant_after')}</p>
      <div class="actions">
        <button type="button" onClick={onCancel}>
          {t('cookies_grant_cancel')}
        </button>
        <button type="button" class="primary" onClick={onAllow}>
          {t('cookies_grant_allow')}
        </button>
      </div>
    </main>
  );
}

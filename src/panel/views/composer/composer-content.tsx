import { base64Length } from '../../model/request-spec.ts';
import { plural, t } from '../../text.ts';

interface ComposerContentProps {
  /** Null where the octets given are no text. */
  text: string | null;
  /** The octets given, base64. */
  given: string | undefined;
  onText: (text: string) => void;
}

/** The request's content: text to be written, or octets that are sent as they are. */
export function ComposerContent({ text, given, onText }: ComposerContentProps) {
  if (text === null) {
    return (
      <p>
        {plural('composer_binary', base64Length(given ?? ''))}{' '}
        <button type="button" class="link" onClick={() => onText('')}>
          {t('composer_write_text')}
        </button>
      </p>
    );
  }
  return (
    <textarea
      id="compose-body"
      name="compose-body"
      rows={5}
      spellcheck={false}
      placeholder={t('composer_no_content')}
      value={text}
      onInput={(event) => onText(event.currentTarget.value)}
    />
  );
}

import { spanWords } from '../model/format.ts';
import { t } from '../text.ts';
import { useInspector } from './context.ts';

/** Where something stands among the octets received; pressing it shows them. */
export function SpanLink({ span }: { span: [number, number] }) {
  const inspector = useInspector();
  return (
    <button
      type="button"
      class="link span"
      title={t('wire_show_octets')}
      onClick={() => inspector.dispatch({ type: 'focused', span })}
    >
      {spanWords(span)}
    </button>
  );
}

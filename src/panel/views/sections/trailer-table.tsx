import type { Trailer } from '../../../report/report.ts';
import { trailerWords } from '../../model/words.ts';
import { t } from '../../text.ts';
import { WireText } from '../wire-text.tsx';

export function TrailerTable({ trailers }: { trailers: Trailer[] }) {
  return (
    <table class="fields">
      <thead class="unseen">
        <tr>
          <th scope="col">{t('table_name')}</th>
          <th scope="col">{t('table_value')}</th>
          <th scope="col">{t('table_class')}</th>
        </tr>
      </thead>
      <tbody>
        {trailers.map((trailer) => (
          <tr key={trailer.span[0]}>
            <th scope="row">
              <WireText text={trailer.name} />
            </th>
            <td>
              <WireText text={trailer.value} />
            </td>
            <td class="aside">
              <span class={`tag trailer-${trailer.class}`}>{trailerWords(trailer.class)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

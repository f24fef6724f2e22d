import { t } from '../text.ts';

/** The product in one drawing: a green status, chunks, and the last-chunk that never came. */
export function StartPicture() {
  return (
    <div class="start-picture" role="img" aria-label={t('start_picture')}>
      <span class="sp-part sp-status">
        <b>200 OK</b>
        <small>{t('start_picture_status')}</small>
      </span>
      <span class="sp-part sp-chunks">
        <b>
          <i />
          <i />
          <i />
        </b>
        <small>{t('start_picture_chunks')}</small>
      </span>
      <span class="sp-part sp-gone">
        <b>0</b>
        <small>{t('start_picture_gone')}</small>
      </span>
    </div>
  );
}

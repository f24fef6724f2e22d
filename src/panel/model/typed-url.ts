import { LastchunkError } from '../../report/fault.ts';
import { t } from '../text.ts';

/**
 * The URL that a person typed or a context menu gave. `localhost:8080/x` means http, as in an address bar.
 * Throws `url-invalid`, `url-scheme` or `url-credentials`; whatever else can be wrong with it, the host says.
 */
export function typedUrl(text: string): string {
  const trimmed = text.trim();
  if (trimmed === '') throw new LastchunkError('url-invalid', t('fault_url_empty'));
  const looksLikeHost = /^(\[[0-9a-f:.]+\]|[^\s/?#:@]+)(:\d+)?([/?#]|$)/i.test(trimmed);
  const absolute = looksLikeHost ? `http://${trimmed}` : trimmed;
  let url: URL;
  try {
    url = new URL(absolute);
  } catch {
    throw new LastchunkError('url-invalid', t('fault_url_unreadable', trimmed));
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new LastchunkError('url-scheme', t('fault_url_scheme', url.protocol));
  }
  if (url.username !== '' || url.password !== '') {
    throw new LastchunkError('url-credentials', t('fault_url_credentials'));
  }
  return absolute;
}

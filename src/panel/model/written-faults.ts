/** What is wrong with a method or a field that was written, in a sentence with its remedy; null where nothing is. */
import { isToken, unfitForValue } from '../../protocol/request-grammar.ts';
import { t } from '../text.ts';

export function methodFault(method: string): string | null {
  return isToken(method) ? null : t('composer_no_token', 'GET');
}

/** A line in which nothing is written is not sent. */
export function nameFault(name: string, value: string): string | null {
  return isToken(name) || (name === '' && value === '') ? null : t('composer_no_token', 'X-Request-Id');
}

export function valueFault(value: string): string | null {
  const unfit = unfitForValue(value);
  return unfit === null ? null : t('composer_bad_value', JSON.stringify(unfit));
}

/** What is wrong with a method or a field that was written, in a sentence with its remedy; null where nothing is. */
import { isToken, unfitForValue } from '../../protocol/request-grammar.ts';
import { t } from '../text.ts';
import type { ShownFault } from './state.ts';

export function methodFault(method: string): ShownFault | null {
  return isToken(method) ? null : { code: 'method-invalid', message: t('composer_no_token', 'GET'), remedy: '' };
}

/** A line in which nothing is written is not sent. */
export function nameFault(name: string, value: string): ShownFault | null {
  return isToken(name) || !(name + value) ? null : fieldFault(t('composer_no_token', 'X-Request-Id'));
}

export function valueFault(value: string): ShownFault | null {
  const unfit = unfitForValue(value);
  return unfit === null ? null : fieldFault(t('composer_bad_value', JSON.stringify(unfit)));
}

const fieldFault = (message: string): ShownFault => ({ code: 'field-invalid', message, remedy: '' });

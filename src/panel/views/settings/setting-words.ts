import { limits } from '../../../protocol/messages.ts';
import { counted, decimal, number } from '../../model/format.ts';
import { factorOf, octetUnits, type Scale } from '../../model/quantity.ts';
import type { SettingName } from '../../model/settings.ts';
import { currentLocale, type MessageKey, t } from '../../text.ts';

/** The label of each setting, and what is said under it. */
const words: Record<SettingName, [label: MessageKey, hint: MessageKey]> = {
  connectTimeoutMs: ['settings_connect_timeout_ms', 'settings_connect_timeout_ms_hint'],
  headTimeoutMs: ['settings_head_timeout_ms', 'settings_head_timeout_ms_hint'],
  idleTimeoutMs: ['settings_idle_timeout_ms', 'settings_idle_timeout_ms_hint'],
  graceMs: ['settings_grace_ms', 'settings_grace_ms_hint'],
  maxReceived: ['settings_max_received', 'settings_max_received_hint'],
  maxDurationMs: ['settings_max_duration_ms', 'settings_max_duration_ms_hint'],
  autoInspect: ['settings_auto_inspect', 'settings_auto_inspect_hint'],
  preserveLog: ['settings_preserve_log', 'settings_preserve_log_hint'],
  redact: ['settings_redact', 'settings_redact_hint'],
  capturesFolder: ['settings_captures_folder', 'settings_captures_folder_hint'],
  capturesCapacity: ['settings_captures_capacity', 'settings_captures_capacity_hint'],
};

export function labelOf(name: SettingName): string {
  return t(words[name][0]);
}

export function hintOf(name: SettingName): string {
  return t(words[name][1]);
}

/** `1 GiB`, `731.9 MiB`. */
export function amount(octets: number): string {
  const unit = octetUnits.findLast((one) => octets >= factorOf(one)) ?? 'KiB';
  return `${decimal(octets / factorOf(unit))} ${unit}`;
}

/** A thousandth, with the decimal mark of the language. */
function milli(): string {
  return new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 3 }).format(0.001);
}

/** What may be typed, one sentence. */
export function rangeOf(name: SettingName, scale: Scale): string {
  if (scale === 'seconds') return t('settings_range_seconds', milli(), number(86_400));
  if (scale === 'milliseconds') return t('settings_range_milliseconds', '0', number(60_000));
  return name === 'capturesCapacity'
    ? t('settings_range_octets', amount(limits.leastCapacity), amount(limits.mostCapacity))
    : t('settings_range_octets', counted(1, 'octet'), amount(Number.MAX_SAFE_INTEGER));
}

/** Capture ids: they sort by time of creation, and cannot be guessed. */
import { randomBytes } from 'node:crypto';

/** Crockford's base 32, lower case: its digits sort as their values do. */
const digits = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_DIGITS = 10;
const RANDOM_DIGITS = 16;
const pattern = new RegExp(`^[${digits}]{${TIME_DIGITS + RANDOM_DIGITS}}$`);

let latest = 0;

/** 10 digits of milliseconds since 1970, never the same twice in a process, then 80 random bits. */
export function newCaptureId(now = Date.now()): string {
  latest = Math.max(now, latest + 1);
  let id = '';
  for (let rest = latest, at = 0; at < TIME_DIGITS; at += 1) {
    id = digits.charAt(rest % 32) + id;
    rest = Math.floor(rest / 32);
  }
  for (const octet of randomBytes(RANDOM_DIGITS)) id += digits.charAt(octet % 32);
  return id;
}

/** True for what `newCaptureId` gives, so for nothing that could leave the store's folder. */
export function isCaptureId(text: string): boolean {
  return pattern.test(text);
}

/** When the capture was opened, milliseconds since 1970. */
export function captureTime(id: string): number {
  let time = 0;
  for (const digit of id.slice(0, TIME_DIGITS)) time = time * 32 + digits.indexOf(digit);
  return time;
}

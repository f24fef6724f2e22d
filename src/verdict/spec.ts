/** References to specifications, as findings cite them. */
import type { SpecReference } from './finding.ts';

/** A section of an RFC: `rfc(9112, '7.1')`. */
export function rfc(number: number, section: string): SpecReference {
  const anchor = /^[A-Z]/.test(section) ? `appendix-${section}` : `section-${section}`;
  return { label: `RFC ${number} §${section}`, url: `https://www.rfc-editor.org/rfc/rfc${number}.html#${anchor}` };
}

export function source(label: string, url: string): SpecReference {
  return { label, url };
}

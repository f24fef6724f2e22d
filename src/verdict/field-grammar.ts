/** Grammars of field values that findings check: HTTP-date, URI-reference. They answer yes or no, and read no clock. */

const day = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const time = '[0-2]\\d:[0-5]\\d:[0-6]\\d';
const fixdate = `${day}, [0-3]\\d ${month} \\d{4} ${time} GMT`;
const rfc850 = `(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [0-3]\\d-${month}-\\d{2} ${time} GMT`;
const asctime = `${day} ${month} [ 0-3]\\d ${time} \\d{4}`;
const httpDate = new RegExp(`^(?:${fixdate}|${rfc850}|${asctime})$`);

/** An HTTP-date in one of its three forms (RFC 9110 §5.6.7). */
export function isHttpDate(value: string): boolean {
  return httpDate.test(value);
}

/** What keeps a value from being a URI-reference (RFC 3986 §4.1), in words; null when nothing does. Latin-1 or Unicode. */
export function uriReferenceFault(value: string): string | null {
  if (/[^\x20-\x7e\u0080-\uffff]/.test(value)) return 'control characters';
  if (/ /.test(value)) return 'spaces';
  if (/[^\x21-\x7e]/.test(value)) return 'characters beyond ASCII that are not percent-encoded';
  if (/["<>\\^`{|}]/.test(value)) return 'characters that no URI has unless they are percent-encoded';
  if (/%(?![0-9a-f]{2})/i.test(value)) return 'a "%" without two hexadecimal digits after it';
  if (value.split('#').length > 2) return 'more than one "#"';
  return null;
}

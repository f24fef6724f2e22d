import { rfc, type Species } from '../species.ts';

const script = '<script>alert(document.domain)</script>';
/** Red, blinking, then the screen cleared. */
const paint = '\x1b[31;5m\x1b[2J';
/** Sets the terminal's title, and asks to copy to the clipboard (OSC 0 and OSC 52). */
const title = '\x1b]0;owned\x07\x1b]52;c;b3duZWQ=\x07';
/** U+202E RIGHT-TO-LEFT OVERRIDE in UTF-8, so that "gpj.exe" reads "exe.jpg". */
const override = 'harmless-\xe2\x80\xaegpj.exe';

export const hostileMarkup: Species = {
  id: 'hostile-markup',
  title: 'Hostile to whoever shows it',
  summary:
    'Whole, but script elements, terminal escapes, NULs, right-to-left overrides and very long tokens stand in every place a tool might show.',
  conclude:
    'The response is whole. Show its octets without acting on them: no markup, no escape sequence, no reordering.',
  outcome: 'complete',
  brokenSuccess: true,
  spec: rfc(9110, '5.5'),
  async serve(wire) {
    await wire.head(
      `HTTP/1.1 200 OK ${script} ${paint}`,
      'Content-Type: text/html; charset=utf-8',
      'Content-Security-Policy: sandbox',
      'Transfer-Encoding: chunked',
      'Trailer: X-Trailing-Markup, X-Trailing-Escape',
      `X-Markup: ${script}`,
      `X-Attribute: "><img src=x onerror=alert(1)>\t'--><style>*{display:none}</style>`,
      `X-Escape: ${paint}${title}`,
      `X-Override: ${override}`,
      'X-Nul: before\0after',
      'X-Formula: =HYPERLINK("http://127.0.0.1/","click")',
      'X-Prototype: __proto__, constructor, {{7*7}}, <%= 7*7 %>',
      `X-Long: ${'a'.repeat(8192)}`,
      `X-${'N'.repeat(512)}: long`,
    );
    await wire.chunk(`<!doctype html><title>${script}</title>${script}\n`, `;note="${script}${paint}"`);
    await wire.pause(wire.pace());
    await wire.chunk(`${paint}${title}\0${override}\x7f\x9b31m\r\n`, `;${'e'.repeat(2048)}=1;nul="\0"`);
    await wire.pause(wire.pace());
    await wire.chunk(`${'x'.repeat(4096)}\n`, `;${override}`);
    await wire.lastChunk(`X-Trailing-Markup: ${script}`, `X-Trailing-Escape: ${paint}${override}\0`);
  },
};

/** Text into HTML. Everything a page shows goes through `escapeHtml` or `visible`. */

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** Names for the octets that end lines and tokens; the others are shown as `\xhh`. */
const named: Record<number, string> = { 9: '\\t', 10: '\\n', 13: '\\r' };

/**
 * Octets as HTML: printable US-ASCII as itself, every other octet as an escape in an element of its own. A line is broken
 * after LF. Long runs, and what follows the first `mostLines` lines, are left out, and the elision says by how much.
 */
export function visible(octets: Uint8Array, { longestRun = 160, mostLines = 24 } = {}): string {
  let html = '';
  let run = '';
  const flush = () => {
    html += escapeHtml(run.slice(0, longestRun));
    if (run.length > longestRun) html += `<i>… ${run.length - longestRun} more …</i>`;
    run = '';
  };
  let lines = 0;
  for (const [index, octet] of octets.entries()) {
    if (lines === mostLines) return `${html}<i>… ${octets.length - index} more octets</i>`;
    if (octet >= 0x20 && octet < 0x7f) {
      run += String.fromCharCode(octet);
      continue;
    }
    flush();
    html += `<b>${named[octet] ?? `\\x${octet.toString(16).padStart(2, '0')}`}</b>`;
    if (octet === 0x0a) {
      html += '\n';
      lines += 1;
    }
  }
  flush();
  return html;
}

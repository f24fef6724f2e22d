/**
 * The silhouette of a response: its writes as blocks, left to right, and the mark of how it ended. Drawn from the
 * transcript, so that it cannot differ from what is served. Colours come from the page's style, by class.
 */
import type { Transcript } from '../transcript.ts';

const width = 264;
const height = 34;
const gap = 3;
/** What the mark at the end says, for those who do not see it. */
export const endingWords: Record<Transcript['ending'], string> = {
  fin: 'then the connection is closed',
  reset: 'then the connection is reset',
  'tls-truncated': 'then the connection is closed, over TLS without close_notify',
  stall: 'then nothing more comes, and the connection stays open',
  open: 'and the connection stays usable',
  unending: 'and so on',
};

export function silhouette(transcript: Transcript): string {
  const { writes: shown, ending } = transcript;
  const weights = shown.map((write) => Math.log2(write.octets.length + 4));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // A short response is not stretched over the whole width: its blocks keep the scale of the longer ones.
  const scale = Math.min((width - 26 - gap * shown.length) / Math.max(total, 1), 7);
  let x = 0;
  let blocks = '';
  shown.forEach((write, index) => {
    const w = (weights[index] ?? 0) * scale;
    blocks += `<rect class="${write.part}" x="${x.toFixed(1)}" y="8" width="${w.toFixed(1)}" height="18" rx="2"/>`;
    x += w + gap;
  });
  const label = `${shown.length === 0 ? 'No octet' : `${shown.length} writes`}, ${endingWords[ending]}.`;
  return (
    `<svg class="silhouette" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">` +
    `${blocks}<g transform="translate(${(x + 1).toFixed(1)} 17)">${marks[ending]}</g></svg>`
  );
}

const marks: Record<Transcript['ending'], string> = {
  fin: '<path class="mark" d="M4-14V14"/>',
  reset: '<path class="mark broken" d="M3-7 17 7M17-7 3 7"/>',
  'tls-truncated': '<path class="mark broken" d="M4-14v7m0 4v6m0 4v7"/>',
  stall: '<path class="mark waiting" d="M2 0H22"/>',
  open: '<circle class="mark" cx="8" cy="0" r="5"/>',
  unending: '<path class="mark dots" d="M4 0h.01M11 0h.01M18 0h.01"/>',
};

/** The answer to a path that no species has: what was asked for, and what was perhaps meant. */
import { speciesById } from '../species/index.ts';
import { escapeHtml } from './html.ts';
import { layout } from './layout.ts';

export function notFoundPage(path: string): string {
  const near = suggestions(path);
  const list = near.map((id) => `<li><a href="/about/${id}">${id}</a></li>`).join('');
  const shown = path.length > 200 ? `${path.slice(0, 200)}…` : path;
  return layout(
    'No such species · The zoo',
    `<main class="about">
<nav class="back"><a href="/">The field guide</a></nav>
<h1>No such species</h1>
<p class="lead">The zoo has nothing at <code>${escapeHtml(shown)}</code>.
This 404 is meant: it is whole, and its framing is sound.</p>
${near.length === 0 ? '' : `<p>Perhaps you meant</p><ul class="near">${list}</ul>`}
<p><a href="/">See all ${speciesById.size} species</a></p>
</main>`,
  );
}

/** Up to six ids that share a word with the path, those that share most first. */
function suggestions(path: string): string[] {
  const words = new Set(path.toLowerCase().match(/[a-z0-9]{2,}/g) ?? []);
  return [...speciesById.keys()]
    .map((id) => ({ id, shared: id.split('-').filter((word) => words.has(word)).length }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
    .slice(0, 6)
    .map(({ id }) => id);
}

/** The index: a field guide, a section a family, a card a species. */
import { families, speciesById } from '../species/index.ts';
import type { Family, Species } from '../species.ts';
import { transcribe } from '../transcript.ts';
import { escapeHtml } from './html.ts';
import { command, layout, type Urls } from './layout.ts';
import { badge, expectation, outcomeMeaning } from './outcomes.ts';
import { silhouette } from './silhouette.ts';

export async function indexPage(urls: Urls): Promise<string> {
  const sections = await Promise.all(families.map((family) => section(family, urls)));
  const first = speciesById.get('cut-chunked-fin');
  const count = families.reduce((sum, family) => sum + family.species.length, 0);
  return layout(
    'The zoo: a field guide to broken responses',
    `<header class="masthead">
<p class="eyebrow">Lastchunk · the zoo</p>
<h1>A field guide to broken responses</h1>
<p class="lead">${count} species of HTTP response, alive on this machine. Each is served over a real socket, in clear and
over TLS, and comes with what a client should make of it. Point yours at one, and see what it says.</p>
${first === undefined ? '' : start(first, urls)}
<nav aria-label="Families">${families
      .map((family) => `<a href="#${family.id}">${family.title}<small>${family.species.length}</small></a>`)
      .join('')}<a href="#key">Key</a></nav>
</header>
<main>
${sections.join('\n')}
${key()}
</main>
<footer>The TLS certificate was made at start-up: your browser will ask before it trusts it.</footer>`,
  );
}

/** Where a newcomer begins. */
function start(species: Species, { url }: Urls): string {
  return `<div class="start"><p>Start with <a href="/about/${species.id}">${escapeHtml(species.title)}</a>, the one this tool was made for:</p>
${command(url, species.id)}</div>`;
}

async function section(family: Family, urls: Urls): Promise<string> {
  const cards = await Promise.all(family.species.map((species) => card(species, urls)));
  return `<section id="${family.id}" aria-labelledby="${family.id}-title">
<div class="family"><h2 id="${family.id}-title">${escapeHtml(family.title)}</h2><p>${escapeHtml(family.about)}</p></div>
<div class="cards">
${cards.join('\n')}
</div>
</section>`;
}

async function card(species: Species, { url, secureUrl }: Urls): Promise<string> {
  const { id } = species;
  return `<article class="card" id="species-${id}">
<div class="plate">${silhouette(await transcribe(species))}</div>
<h3><a href="/about/${id}">${escapeHtml(species.title)}</a></h3>
<p class="expect">${expectation(species)}</p>
<p>${escapeHtml(species.summary)}</p>
<p class="conclude"><b>A client should conclude</b> ${escapeHtml(species.conclude)}</p>
${command(url, id)}
<p class="links"><a href="/about/${id}">About it</a><a href="${url}${id}">Response</a><a href="${secureUrl}${id}">Over TLS</a></p>
</article>`;
}

function key(): string {
  const outcomes = Object.entries(outcomeMeaning) as [keyof typeof outcomeMeaning, string][];
  return `<section id="key" aria-labelledby="key-title">
<div class="family"><h2 id="key-title">Key</h2><p>The outcomes, and how the silhouettes are to be read.</p></div>
<div class="key">
<dl>${outcomes.map(([outcome, meaning]) => `<div><dt>${badge(outcome)}</dt><dd>${meaning}</dd></div>`).join('')}</dl>
<ul>${drawings.map(([drawing, words]) => `<li>${drawing}<span>${words}</span></li>`).join('')}</ul>
</div>
</section>`;
}

const block = (part: string) => `<rect class="${part}" x="2" y="3" width="24" height="14" rx="2"/>`;
const sign = (content: string) => `<svg viewBox="0 0 28 20" aria-hidden="true">${content}</svg>`;

const drawings: readonly (readonly [string, string])[] = [
  [sign(block('head')), 'a head'],
  [sign(block('chunk')), 'a chunk, or a piece of content'],
  [sign(block('last-chunk')), 'the last-chunk, with its trailers'],
  [sign(block('raw')), 'octets that fit nowhere'],
  [sign('<path class="mark" d="M14 0V20"/>'), 'FIN: the connection is closed'],
  [sign('<path class="mark broken" d="M14 0v5m0 3v4m0 3v5"/>'), 'FIN, over TLS without close_notify'],
  [sign('<path class="mark broken" d="M7 3 21 17M21 3 7 17"/>'), 'RST: the connection is reset'],
  [sign('<path class="mark waiting" d="M2 10H26"/>'), 'silence, the connection left open'],
  [sign('<circle class="mark" cx="14" cy="10" r="5"/>'), 'whole, the connection usable again'],
  [sign('<path class="mark dots" d="M5 10h.01M14 10h.01M23 10h.01"/>'), 'and so on'],
];

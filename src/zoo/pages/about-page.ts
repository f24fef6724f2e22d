/** The page of one species: what it is, what to conclude, and the octets it sends. */
import type { Species } from '../species.ts';
import { type Transcript, transcribe } from '../transcript.ts';
import { escapeHtml, visible } from './html.ts';
import { command, layout, type Urls } from './layout.ts';
import { expectation, outcomeMeaning } from './outcomes.ts';
import { endingWords, silhouette } from './silhouette.ts';

export async function aboutPage(species: Species, familyTitle: string, { url, secureUrl }: Urls): Promise<string> {
  const { id, parameters = [], spec } = species;
  const transcript = await transcribe(species);
  const paced = transcript.writes.some((write) => write.after > 0) || transcript.after > 0;
  const query = [...(paced ? ['pace=150'] : []), ...parameters];
  return layout(
    `${species.title} · The zoo`,
    `<main class="about">
<nav class="back"><a href="/#species-${id}">The field guide</a> <span>/</span> ${escapeHtml(familyTitle)}</nav>
<h1>${escapeHtml(species.title)}</h1>
<p class="lead">${escapeHtml(species.summary)}</p>
<div class="plate">${silhouette(transcript)}</div>
<dl class="facts">
<div><dt>A client should conclude</dt><dd>${escapeHtml(species.conclude)}</dd></div>
<div><dt>Expected outcome</dt><dd>${expectation(species)} <span class="meaning">${outcomeMeaning[species.outcome]}${brokenSuccess(species)}</span></dd></div>
${spec === undefined ? '' : `<div><dt>Specification</dt><dd><a href="${escapeHtml(spec.url)}">${escapeHtml(spec.label)}</a></dd></div>`}
<div><dt>Try it</dt><dd>${command(url, id)}
<p class="links"><a href="${url}${id}">Response</a><a href="${secureUrl}${id}">Over TLS</a></p></dd></div>
${query.length === 0 ? '' : `<div><dt>Parameters</dt><dd>${query.map((parameter) => `<code>?${escapeHtml(parameter)}</code>`).join(' ')} <span class="meaning">shown with their defaults${paced ? '; pace is in milliseconds between writes' : ''}</span></dd></div>`}
</dl>
<h2 class="octets-title">On the wire</h2>
<div class="octets" role="region" aria-label="The octets it sends" tabindex="0">
${octets(transcript)}
</div>
</main>`,
  );
}

function brokenSuccess(species: Species): string {
  if (species.brokenSuccess) return ' A broken success: the status says 2xx, and it is not so.';
  return species.secureBrokenSuccess ? ' Over TLS a broken success: the status says 2xx, and it is not so.' : '';
}

/** Each write with its offset and, where it waits, the wait; then how the connection ended. */
function octets(transcript: Transcript): string {
  let offset = 0;
  let html = '';
  for (const write of transcript.writes) {
    html += silence(write.after);
    html += `<div class="write ${write.part}"><span class="offset">${offset}</span><pre>${visible(write.octets)}</pre></div>\n`;
    offset += write.octets.length;
  }
  html += silence(transcript.after);
  return `${html}<div class="end ${transcript.ending}"><span class="offset">${offset}</span><p>${endingWords[transcript.ending]}</p></div>`;
}

function silence(ms: number): string {
  return ms === 0 ? '' : `<div class="silence"><span class="offset"></span><p>${ms} ms</p></div>\n`;
}

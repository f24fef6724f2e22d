/** The one style of the zoo's pages: paper and ink by day, lamp-light by night. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #f6f2e9; --card: #fffdf8; --ink: #25221d; --soft: #6a6357; --line: #ddd5c4; --accent: #8a4f1d;
  --head: #4a5a6a; --chunk: #c08a4e; --last: #4f7d4f; --raw: #a8483f; --code: #f1ebde;
  --good: #2f6b3c; --good-bg: #e3efdf; --bad: #a12f26; --bad-bg: #f8e2dd; --odd: #7a5806; --odd-bg: #f6e9c6;
  --mute: #4d5663; --mute-bg: #e6e8ea;
  --serif: "Iowan Old Style", Charter, "Palatino Linotype", Palatino, "Bitstream Charter", "Source Serif 4", Georgia, "DejaVu Serif", serif;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #191713; --card: #221f1a; --ink: #ece6da; --soft: #a89f8f; --line: #3a352c; --accent: #e3a467;
    --head: #8195a8; --chunk: #c9924f; --last: #79ab74; --raw: #d8786c; --code: #2b2721;
    --good: #9bd196; --good-bg: #233425; --bad: #f19a8e; --bad-bg: #43231f; --odd: #e6c16a; --odd-bg: #3b3016;
    --mute: #b6c0cc; --mute-bg: #2f343a;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 var(--sans); -webkit-text-size-adjust: 100%; }
.masthead, main, footer { max-width: 1240px; margin: 0 auto; padding: 0 32px; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.15; margin: 0; text-wrap: balance; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:focus-visible, [tabindex]:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.eyebrow { margin: 0 0 10px; color: var(--soft); font: 600 13px/1 var(--sans); letter-spacing: .02em; }
.masthead { padding-top: 56px; }
.masthead h1, .about h1 { font-size: clamp(32px, 5vw, 52px); letter-spacing: -.015em; }
.lead { max-width: 64ch; margin: 16px 0 0; font: 19px/1.5 var(--serif); color: var(--ink); }
nav[aria-label] { display: flex; flex-wrap: wrap; gap: 8px; margin: 28px 0 0; }
nav[aria-label] a { display: inline-flex; gap: 8px; align-items: baseline; padding: 6px 12px; border: 1px solid var(--line); border-radius: 999px;
  background: var(--card); color: var(--ink); font-size: 14px; text-decoration: none; }
nav[aria-label] a:hover { border-color: var(--accent); color: var(--accent); }
nav[aria-label] small { color: var(--soft); font: 12px/1 var(--mono); }
section { padding-top: 52px; }
.family { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: baseline; padding-bottom: 12px; border-bottom: 2px solid var(--ink); margin-bottom: 20px; }
.family h2 { font-size: 26px; }
.family p { margin: 0; color: var(--soft); font: italic 16px/1.4 var(--serif); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(360px, 100%), 1fr)); gap: 20px; }
.card { display: flex; flex-direction: column; background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 18px 20px 14px; scroll-margin-top: 16px; min-width: 0; }
.card:target { border-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
.plate { background: var(--code); border-radius: 6px; padding: 10px 16px; }
.card .plate { margin: -8px -10px 14px; border-radius: 5px; }
.start { max-width: 640px; margin-top: 26px; } .start p { margin: 0 0 8px; } .start .command { font-size: 14px; padding: 11px 14px; background: var(--card); border: 1px solid var(--line); }
.card h3 { font-size: 19px; }
.card h3 a { color: inherit; text-decoration: none; }
.card h3 a:hover { text-decoration: underline; }
.card p { margin: 0 0 10px; font-size: 15px; }
.card .expect { margin: 8px 0 10px; line-height: 1; }
.card .conclude { color: var(--soft); margin-bottom: 14px; }
.conclude b { display: block; color: var(--ink); font-size: 13px; }
.silhouette { display: block; width: 100%; max-width: 264px; height: auto; }
rect.head { fill: var(--head); } rect.chunk, rect.content { fill: var(--chunk); } rect.last-chunk { fill: var(--last); } rect.raw { fill: var(--raw); }
.mark { fill: none; stroke: var(--ink); stroke-width: 2; stroke-linecap: round; }
.mark.broken { stroke: var(--bad); stroke-width: 2.5; } .mark.waiting { stroke: var(--soft); stroke-dasharray: 1 5; stroke-width: 2.5; }
.mark.dots { stroke: var(--soft); stroke-width: 4; }
.badge { display: inline-block; padding: 4px 8px; border-radius: 4px; font: 600 12px/1.1 var(--mono); white-space: nowrap; color: var(--mute); background: var(--mute-bg); }
.badge.complete { color: var(--good); background: var(--good-bg); }
.badge.complete-with-error, .badge.truncated, .badge.reset, .badge.malformed { color: var(--bad); background: var(--bad-bg); }
.badge.stalled, .badge.undelimited { color: var(--odd); background: var(--odd-bg); }
.or { color: var(--soft); font-size: 13px; }
code { font: 13px/1.5 var(--mono); background: var(--code); border-radius: 4px; padding: 1px 5px; overflow-wrap: anywhere; }
.command { display: block; padding: 8px 10px; margin-top: auto; font-size: 12.5px; user-select: all; } .command span { white-space: nowrap; }
.links { display: flex; gap: 18px; }
.card .links { margin: 10px 0 0; font-size: 14px; }
.key { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(380px, 100%), 1fr)); gap: 24px 48px; font-size: 15px; }
.key dl, .key ul { margin: 0; padding: 0; list-style: none; display: grid; gap: 9px; align-content: start; }
.key dl div { display: grid; grid-template-columns: 172px 1fr; gap: 12px; align-items: baseline; }
.key dd { margin: 0; } .key li { display: flex; gap: 14px; align-items: center; } .key svg { width: 28px; height: 20px; flex: none; overflow: visible; }
footer { padding-top: 40px; padding-bottom: 56px; color: var(--soft); font-size: 14px; }
.about { max-width: 900px; padding-top: 36px; padding-bottom: 72px; }
.back { font-size: 14px; color: var(--soft); margin-bottom: 28px; } .back span { padding: 0 4px; }
.about .plate { margin: 26px 0; padding: 18px 22px; background: var(--card); border: 1px solid var(--line); } .about .silhouette { max-width: 400px; }
.facts { margin: 0; border-top: 1px solid var(--line); }
.facts > div { display: grid; grid-template-columns: 190px 1fr; gap: 4px 20px; padding: 14px 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--soft); font-size: 14px; line-height: 24px; } .facts dd { margin: 0; min-width: 0; }
.facts .links { margin: 10px 0 0; font-size: 15px; } .meaning { color: var(--soft); font-size: 15px; } .facts .command { font-size: 13.5px; }
.octets-title { font-size: 24px; margin: 40px 0 14px; }
.octets { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 12px 0; overflow-x: auto; font: 13px/1.6 var(--mono); }
.octets > div { display: grid; grid-template-columns: 64px 1fr; min-width: 0; }
.offset { color: var(--soft); text-align: right; padding: 0 14px 0 8px; user-select: none; font-variant-numeric: tabular-nums; }
.octets pre, .octets p { margin: 0; font: inherit; padding: 0 16px 0 12px; border-left: 4px solid transparent; min-width: 0; }
.octets pre { white-space: pre-wrap; overflow-wrap: anywhere; }
.octets pre b { font-weight: 400; color: var(--accent); opacity: .8; } .octets pre i { color: var(--soft); }
.write { margin: 2px 0; }
.write.head pre { border-color: var(--head); } .write.chunk pre, .write.content pre { border-color: var(--chunk); }
.write.last-chunk pre { border-color: var(--last); } .write.raw pre { border-color: var(--raw); }
.silence p { color: var(--soft); font-size: 12px; border-left-style: dotted; border-color: var(--line); }
.end p { font: italic 15px/1.6 var(--serif); padding-top: 6px; } .end .offset { padding-top: 8px; }
.end.reset p, .end.tls-truncated p { color: var(--bad); }
.near { padding-left: 20px; }
@media (max-width: 640px) {
  .masthead, main, footer { padding-left: 18px; padding-right: 18px; }
  .facts > div, .key dl div { grid-template-columns: 1fr; }
}
`;

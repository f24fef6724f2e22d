/** The frame of every page: no script, no request to anywhere, one style whose hash the policy names. */
import { createHash } from 'node:crypto';
import { escapeHtml } from './html.ts';
import { style } from './style.ts';

export interface Urls {
  /** The index in clear and over TLS, each with its final slash. */
  url: string;
  secureUrl: string;
}

const styleHash = createHash('sha256').update(style).digest('base64');

/** Nothing but the one style and the drawn icon may load, and nothing may frame the page or be sent from it. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Three chunks, and the place where the last-chunk should be. */
const icon =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E" +
  "%3Cpath fill='%23a8652b' d='M1 5h3v6H1zm4 0h3v6H5zm4 0h3v6H9z'/%3E" +
  "%3Cpath fill='none' stroke='%23b3372f' stroke-width='1.6' d='M14 3v10'/%3E%3C/svg%3E";

/** A whole document; `title` is text, `body` is HTML. */
export function layout(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="${icon}">
<style>${style}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** The one command that inspects the species `id`; it is broken across lines, where it must be, before the id. */
export function command(url: string, id: string): string {
  return `<code class="command">lastchunk inspect ${escapeHtml(url)}<wbr><span>${escapeHtml(id)}</span></code>`;
}

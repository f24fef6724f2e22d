/** Rails' streamed templates: an exception ends the page with a script that sends the browser to `/500.html`. */

import { contentSignal } from '../content-finding.ts';
import type { Observation } from '../finding.ts';
import { mediaType, succeeded } from '../head-fields.ts';
import { type ContentEnds, endsDetector } from '../readers/content-ends.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const railsStreaming = contentSignal({
  id: 'rails-streaming',
  severity: 'error',
  title: 'The page ends in a script that leads to an error page',
  spec: [
    source(
      'Rails: ActionController::Streaming, errors',
      'https://api.rubyonrails.org/classes/ActionController/Streaming.html',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 77\r\n\r\n<html><p class="x"><script>window.location = "/500.html"</script></html>\n    ',
  },
  listen: (head) => (mediaType(head) === 'text/html' && succeeded(head) ? endsDetector(head, judge) : null),
});

/** At the very end, where only `</html>` may follow; its own `">` closes whatever attribute was open. */
const ending500 =
  /(?:"?>)?<script>\s*(?:window\.)?(?:document\.)?location(?:\.href)?\s*=\s*(["'])((?:https?:\/\/[^"'<>/]+)?\/(?:errors?\/)?50[0-4](?:\.html?)?)\1;?\s*<\/script>\s*(?:<\/body>\s*)?(?:<\/html>)?\s*$/;

function judge({ ending, tail }: ContentEnds): Observation | null {
  const from = Math.max(0, ending.length - 1024);
  const found = ending500.exec(ending.slice(from));
  if (found === null) return null;
  const begin = from + found.index;
  return {
    detail:
      `The last thing in the page is a script that sends the browser to ${said(found[2] ?? '')}. Rails writes it when a template fails after the head has gone out, for a status can no longer be sent. ` +
      'A browser leaves the page; everybody else keeps a page that stops in the middle, under a good status.',
    span: tail.span(begin, begin + found[0].trimEnd().length),
  };
}

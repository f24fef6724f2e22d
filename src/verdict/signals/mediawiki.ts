/** MediaWiki's API: the field `MediaWiki-API-Error` in the head of a 200. */
import type { SignalKind } from '../content-finding.ts';
import { succeeded } from '../head-fields.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const mediawiki: SignalKind = {
  id: 'mediawiki',
  severity: 'error',
  title: 'The field MediaWiki-API-Error reports a failure',
  signal: true,
  spec: [source('MediaWiki: API errors and warnings', 'https://www.mediawiki.org/wiki/API:Errors_and_warnings')],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nMediaWiki-API-Error: badtoken\r\nContent-Type: application/json\r\nContent-Length: 29\r\n\r\n{"error":{"code":"badtoken"}}',
  },
  judge({ response: { head } }) {
    if (head === null || !succeeded(head)) return null;
    const field = head.fields.find(({ key, value }) => key === 'mediawiki-api-error' && value !== '');
    if (field === undefined) return null;
    return {
      detail:
        `The head says that the request failed, with the code ${said(field.value)}. The API answers 200 all the same, ` +
        'and has the error in the content: a client that looks at the status takes an edit for saved that was not.',
      span: field.span,
    };
  },
};

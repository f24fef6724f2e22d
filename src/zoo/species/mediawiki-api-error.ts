import type { Species } from '../species.ts';

export const mediawikiApiError: Species = {
  id: 'mediawiki-api-error',
  title: 'MediaWiki-API-Error in the head',
  summary: 'The head of a 200 has the field MediaWiki-API-Error: badtoken.',
  conclude: 'The edit was not saved. The field tells before the content is read.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'MediaWiki, API errors and warnings', url: 'https://www.mediawiki.org/wiki/API:Errors_and_warnings' },
  async serve(wire) {
    const content = JSON.stringify({ error: { code: 'badtoken', info: 'Invalid CSRF token.' } });
    await wire.head(
      'HTTP/1.1 200 OK',
      'MediaWiki-API-Error: badtoken',
      'Content-Type: application/json',
      `Content-Length: ${content.length}`,
    );
    await wire.content(content);
  },
};

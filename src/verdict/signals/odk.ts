/** ODK Central's trailer `Status: Error`, sent when an export fails while it streams. */
import type { SignalKind } from '../content-finding.ts';
import { source } from '../spec.ts';

export const odk: SignalKind = {
  id: 'odk',
  severity: 'error',
  title: 'The trailer Status says Error',
  signal: true,
  spec: [
    source(
      'ODK Central: streamErrorHandler',
      'https://github.com/getodk/central-backend/blob/master/lib/http/endpoint.js',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nStatus: Error\r\n\r\n',
  },
  judge({ response: { trailers } }) {
    const field = trailers.find(({ key, value }) => key === 'status' && value.toLowerCase() === 'error');
    if (field === undefined) return null;
    return {
      detail:
        'The trailer section says "Status: Error": the server failed while the content streamed, and had no other way left to say so. ' +
        'ODK Central does this when an export breaks. Browsers drop trailers, so a saved file looks whole and is not.',
      span: field.span,
    };
  },
};

import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const trailerOdk: Species = {
  id: 'trailer-odk',
  title: 'Status: Error in the trailers',
  summary: 'The framing is whole, but the trailer section says Status: Error.',
  conclude: 'The export broke while it streamed, and the saved file is not whole.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'ODK Central, streamErrorHandler',
    url: 'https://github.com/getodk/central-backend/blob/master/lib/http/endpoint.js',
  },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/csv',
      'Content-Disposition: attachment; filename="orders.csv"',
      'Trailer: Status',
      'Transfer-Encoding: chunked',
    );
    await sendChunks(wire, ['order,item\r\n1041,anvil\r\n', '1042,brass lamp\r\n'], ['Status: Error']);
  },
};

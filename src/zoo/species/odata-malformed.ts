import { sendChunks } from '../paced.ts';
import { row } from '../rows.ts';
import type { Species } from '../species.ts';

export const odataMalformed: Species = {
  id: 'odata-malformed',
  title: 'OData that stops being JSON',
  summary: 'The payload breaks off into a text that is no JSON, as a service does on purpose that fails midway.',
  conclude: 'The service failed. By OData, clients must take such a response for failed, all of it.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'OData 4.01, in-stream errors',
    url: 'https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html',
  },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'OData-Version: 4.01',
      'Content-Type: application/json;odata.metadata=minimal',
      'Transfer-Encoding: chunked',
    );
    await sendChunks(wire, [
      `{"@odata.context":"$metadata#Orders","value":[\n${row(1)},\n`,
      row(2),
      'OData-Error: {"code":"E40","message":"replica-2 went away"}',
    ]);
  },
};

import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const clickhouseExceptionBare: Species = {
  id: 'clickhouse-exception-bare',
  title: 'ClickHouse: an exception, bare',
  summary: 'The rows end in the text of an exception, as older servers write it.',
  conclude: 'The query failed midway. Whoever reads rows takes the exception for one.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'ClickHouse, HTTP response codes caveats',
    url: 'https://clickhouse.com/docs/interfaces/http#http_response_codes_caveats',
  },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/tab-separated-values; charset=UTF-8',
      'X-ClickHouse-Query-Id: 8c2d7f40',
      'Transfer-Encoding: chunked',
    );
    await sendChunks(wire, [
      '1041\tanvil\n1042\tbrass lamp\n',
      'Code: 241. DB::Exception: Memory limit (for query) exceeded: would use 9.31 GiB. (MEMORY_LIMIT_EXCEEDED) (version 23.8.1.1 (official build))\n',
    ]);
  },
};

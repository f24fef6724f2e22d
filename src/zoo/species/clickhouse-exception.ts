import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const clickhouseException: Species = {
  id: 'clickhouse-exception',
  title: 'ClickHouse: an exception behind the rows',
  summary: 'The rows end in an exception block that bears the tag named in the head.',
  conclude: 'The query failed midway. The tag in the head is on good responses, too: the block is the error.',
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
      'X-ClickHouse-Format: TabSeparated',
      'X-ClickHouse-Exception-Tag: dmrdfnujjqvszhav',
      'Transfer-Encoding: chunked',
    );
    const tag = 'dmrdfnujjqvszhav';
    const message =
      'Code: 159. DB::Exception: Timeout exceeded: elapsed 30001 ms. (TIMEOUT_EXCEEDED) (version 25.11.1.1)';
    await sendChunks(wire, [
      '1041\tanvil\n1042\tbrass lamp\n',
      '1043\tcedar box\n',
      `\r\n__exception__\r\n${tag}\r\n${message}\n${message.length + 1} ${tag}\r\n__exception__\r\n`,
    ]);
  },
};

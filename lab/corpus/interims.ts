/** Interim responses, and 101. */
import { many, type Row } from './row.ts';

const final = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello';
const interim = (id: string, title: string, before: string, after = final, more: Partial<Row> = {}): Row => ({
  id: `in-${id}`,
  title,
  wire: before + after,
  ...more,
});
const continued = 'HTTP/1.1 100 Continue\r\n\r\n';
const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n';

export const interims: readonly Row[] = [
  interim('100', '100, then 200', continued),
  interim('102', '102, then 200', 'HTTP/1.1 102 Processing\r\n\r\n'),
  interim('103', '103, then 200', hints, final, { ending: 'open' }),
  interim('199', '199, then 200', 'HTTP/1.1 199 What\r\n\r\n'),
  interim('150', '150 without a reason, then 200', 'HTTP/1.1 150\r\n\r\n'),
  interim('100-2', 'two 100, then 200', many(continued, 2)),
  interim('100-5', 'five 100, then 200', many(continued, 5)),
  interim('100-6', 'six 100, then 200', many(continued, 6)),
  interim('100-8', 'eight 100, then 200', many(continued, 8)),
  interim('100-9', 'nine 100, then 200', many(continued, 9)),
  interim('100-20', 'twenty 100, then 200', many(continued, 20)),
  interim('100-200', 'two hundred 100, then 200', many(continued, 200)),
  interim('103-2', 'two 103, then 200', many(hints, 2)),
  interim('103-6', 'six 103, then 200', many(hints, 6)),
  interim('100-103', '100, then 103, then 200', continued + hints),
  interim('103-100', '103, then 100, then 200', hints + continued),
  interim('100-length', '100 with Content-Length: 5, then 200', 'HTTP/1.1 100 Continue\r\nContent-Length: 5\r\n\r\n'),
  interim(
    '103-length',
    '103 with Content-Length: 0, then 200',
    'HTTP/1.1 103 Early Hints\r\nContent-Length: 0\r\n\r\n',
  ),
  interim(
    '103-chunked',
    '103 with Transfer-Encoding, then 200',
    'HTTP/1.1 103 Early Hints\r\nTransfer-Encoding: chunked\r\n\r\n',
  ),
  interim('100-lf', '100 with bare LF, then 200', 'HTTP/1.1 100 Continue\n\n'),
  interim('100-1.0', '100 in HTTP/1.0, then 200', 'HTTP/1.0 100 Continue\r\n\r\n'),
  interim('100-crlf', '100 with an empty line too many, then 200', `${continued}\r\n`),
  interim('100-only', '100, then FIN', continued, ''),
  interim('100-only-rst', '100, then RST', continued, '', { ending: 'rst' }),
  interim('100-only-open', '100, then silence', continued, '', { ending: 'open' }),
  interim('103-only', '103, then FIN', hints, ''),
  interim('103-cut', '103 cut in its fields', 'HTTP/1.1 103 Early Hints\r\nLink: </a', ''),
  interim('100-cut', '100, and a status line cut', continued, 'HTTP/1.1 20'),
  interim('100-204', '100, then 204', continued, 'HTTP/1.1 204 No Content\r\n\r\n', { ending: 'open' }),
  interim('100-bad', '100, then a bad status line', continued, 'HTTP/1.1 F00 Foo\r\n\r\n'),
  interim('100-junk', '100, then junk', continued, 'junk\r\n\r\n'),
  interim('100-short', '100, then a short body', continued, 'HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello'),
  interim('101-bare', '101 alone, then 200', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'),
  interim(
    '101-upgrade',
    '101 with Upgrade, then 200',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\n',
  ),
  interim(
    '101-octets',
    '101 with Upgrade, then other octets',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\n',
    'octets',
  ),
  interim(
    '101-only',
    '101 with Upgrade, then FIN',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\n',
    '',
  ),
  interim('101-bare-only', '101 alone, then FIN', 'HTTP/1.1 101 Switching Protocols\r\n\r\n', ''),
  interim(
    '101-open',
    '101 with Upgrade, then silence',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: foo\r\n\r\n',
    '',
    { ending: 'open' },
  ),
  interim(
    '101-websocket',
    '101 for websocket, then FIN',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    '',
  ),
  interim(
    '200-upgrade',
    '200 with Upgrade',
    'HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: foo\r\nContent-Length: 5\r\n\r\n',
    'hello',
  ),
];

import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const phpFatalError: Species = {
  id: 'php-fatal-error',
  title: 'A page that ends in a fatal error of PHP',
  summary: 'In the middle of a table the page ends in an uncaught exception, as PHP prints it.',
  conclude: 'The script died there. What should have come behind is missing.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'PHP, display_errors', url: 'https://www.php.net/manual/en/errorfunc.configuration.php' },
  async serve(wire) {
    await wire.head(
      'HTTP/1.1 200 OK',
      'Content-Type: text/html; charset=utf-8',
      'X-Powered-By: PHP/8.2.7',
      'Transfer-Encoding: chunked',
    );
    await sendChunks(wire, [
      '<!doctype html>\n<html><head><title>Orders</title></head><body><table>\n',
      '<tr><td>1041</td><td>anvil, 25 kg</td></tr>\n<tr><td>',
      '<br />\n<b>Fatal error</b>:  Uncaught PDOException: SQLSTATE[HY000]: General error: 2006 MySQL server has gone away in /srv/www/orders.php:31\nStack trace:\n#0 /srv/www/orders.php(31): PDOStatement-&gt;fetch()\n#1 {main}\n  thrown in <b>/srv/www/orders.php</b> on line <b>31</b><br />\n',
    ]);
  },
};

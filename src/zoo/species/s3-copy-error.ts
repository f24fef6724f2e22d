import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const s3CopyError: Species = {
  id: 's3-copy-error',
  title: 'S3: white space, then an error',
  summary: 'White space keeps the connection alive while the object is copied, and then comes an Error document.',
  conclude: 'The object was not copied. The status went out before the work was done.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'Amazon S3, CopyObject', url: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html' },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/xml', 'Transfer-Encoding: chunked');
    await sendChunks(wire, [
      '<?xml version="1.0" encoding="UTF-8"?>\n',
      ' \n',
      ' \n',
      '<Error><Code>InternalError</Code><Message>We encountered an internal error. Please try again.</Message><RequestId>656c76696e67</RequestId></Error>',
    ]);
  },
};

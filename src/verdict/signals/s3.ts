/**
 * S3 and its kin: an `<Error>` as the whole content of a 200, to requests that take long (CompleteMultipartUpload, CopyObject,
 * UploadPartCopy), white space before it having kept the connection alive; and `<Error>` within a DeleteResult.
 */

import { elementText as text, xmlSignal } from '../readers/xml-content.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const s3 = xmlSignal({
  id: 's3',
  severity: 'error',
  title: 'The content is an error document of S3',
  spec: [
    source('Amazon S3: CopyObject', 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html'),
    source(
      'Amazon S3: CompleteMultipartUpload',
      'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nContent-Length: 74\r\n\r\n  \n<Error><Code>InternalError</Code><Message>Try again.</Message></Error>\n',
  },
  paths: [
    'Error',
    'Error/Code',
    'Error/Message',
    'DeleteResult/Error',
    'DeleteResult/Error/Code',
    'DeleteResult/Error/Message',
    'DeleteResult/Error/Key',
  ],
  read(scan) {
    const within = scan.root === 'DeleteResult' ? 'DeleteResult/' : '';
    const [error] = scan.elements(`${within}Error`);
    const code = text(scan, `${within}Error/Code`);
    if (error === undefined || code === null) return null;
    const message = text(scan, `${within}Error/Message`);
    const key = text(scan, 'DeleteResult/Error/Key');
    const told = `the code ${said(code)}${message === null ? '' : ` and the message ${said(message)}`}`;
    return {
      title: within === '' ? 'The content is an error document of S3' : 'S3 did not delete every object',
      detail:
        within === ''
          ? `The content is an Error with ${told}. S3 sends the head of such a request before the work is done, to keep the connection alive, and reports the failure in the content. A client that looks at the status believes that the object is there.`
          : `The result names an object that was not deleted${key === null ? '' : `, ${said(key)}`}: an Error with ${told}. The status is 200 whatever became of each object.`,
      span: error.span,
    };
  },
});

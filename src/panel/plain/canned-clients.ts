/** What clients make of a body that was cut. */
import type { ClientView } from '../../report/report.ts';

function client(client: string, version: string, view: Partial<ClientView>): ClientView {
  return {
    client,
    version,
    stage: 'done',
    status: 200,
    statusText: 'OK',
    error: null,
    bodyLength: 3_072,
    trailersVisible: false,
    silentSuccess: false,
    note: '',
    observed: true,
    ...view,
  };
}

export const cutClients: ClientView[] = [
  client('curl', '7.88.1', {
    stage: 'body',
    error: 'curl: (18) transfer closed with outstanding read data remaining',
    note: 'curl writes what it has and exits with 18.',
  }),
  client('node-fetch', 'undici 6.24.1', {
    stage: 'body',
    error: 'TypeError: terminated',
    note: 'fetch() resolves with 200; reading the body then rejects.',
  }),
  client('py-requests', '2.28.1', {
    stage: 'body',
    error: 'ChunkedEncodingError: Response ended prematurely',
    note: 'Raised while the content is read.',
  }),
  client('py-http.client', '3.11.2', {
    stage: 'body',
    error: 'IncompleteRead(3072 bytes read)',
    note: 'read() raises; what was read is in the exception.',
  }),
  client('go-net/http', 'go1.19.8', { stage: 'body', error: 'unexpected EOF', note: 'Body.Read returns the error.' }),
  client('java-httpclient', 'JDK 17.0.15', {
    stage: 'body',
    error: 'java.io.IOException: chunked transfer encoding, state: READING_LENGTH',
    note: 'The body handler fails.',
    observed: false,
  }),
  client('chromium', '156', {
    stage: 'body',
    error: 'net::ERR_INCOMPLETE_CHUNKED_ENCODING',
    note: 'A navigation shows what came; fetch() rejects when the body is read.',
  }),
  client('firefox', '153', {
    silentSuccess: true,
    note: 'Where the connection closes cleanly between two chunks, Firefox takes the response for whole.',
  }),
];

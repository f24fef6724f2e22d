/** The X (Twitter) streams: a last value whose `errors` tell of a disconnection. */
import { jsonSignal } from '../readers/json-content.ts';
import { memberOf, textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const xStream = jsonSignal({
  id: 'x-stream',
  severity: 'error',
  title: 'The stream of X ends in a disconnection',
  spec: [
    source(
      'X API: handling disconnections',
      'https://docs.x.com/x-api/posts/filtered-stream/integrate/handling-disconnections',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 110\r\n\r\n{"errors":[{"title":"operational-disconnect","disconnect_type":"UpstreamOperationalDisconnect","detail":"x"}]}',
  },
  paths: ['errors[]'],
  read(content) {
    const error = content.value('errors[]');
    const title = textOf(memberOf(error, 'title'));
    const type = textOf(memberOf(error, 'disconnect_type'));
    if (title === null || (type === null && title !== 'operational-disconnect')) return null;
    const detail = textOf(memberOf(error, 'detail'));
    return {
      detail:
        `The last value of the stream is an error, ${said(title)}${type === null ? '' : ` of the type ${said(type)}`}${detail === null ? '' : `: ${said(detail)}`}. ` +
        'Posts that come after it are lost, unless the client connects again and asks for what it missed.',
      span: content.recordSpan,
    };
  },
});

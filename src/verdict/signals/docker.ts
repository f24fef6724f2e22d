/** The Docker Engine's progress streams (pull, push, build): the last message holds `errorDetail`. */
import { type JsonContent, jsonSignal } from '../readers/json-content.ts';
import { messageOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const docker = jsonSignal({
  id: 'docker',
  severity: 'error',
  title: 'The Docker Engine reports an error in its progress stream',
  spec: [
    source(
      'Docker Engine API: BuildInfo, PushImageInfo',
      'https://docs.docker.com/reference/api/engine/version/v1.47/',
    ),
    source('Moby: jsonmessage', 'https://github.com/moby/moby/blob/v27.0.0/pkg/jsonmessage/jsonmessage.go'),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 86\r\n\r\n{"status":"Pulling"}\r\n{"errorDetail":{"message":"no space"},"error":"no space left"}\r\n',
  },
  paths: ['errorDetail', 'error'],
  read(content) {
    if (!isDockerError(content)) return null;
    const detail = messageOf(content.value('errorDetail'));
    return {
      detail:
        `The last message of the stream holds errorDetail: ${said(detail)}. ` +
        'Pull, push and build answer 200 as soon as they begin; a script that looks at the status takes the image for there.',
      span: content.recordSpan,
    };
  },
});

export function isDockerError(content: JsonContent): boolean {
  return content.sort('errorDetail') === '{' && content.sort('error') === '"';
}

/** A Kubernetes watch: an event of the type ERROR, whose object is a Status. */
import { jsonSignal } from '../readers/json-content.ts';
import { textOf } from '../readers/json-value.ts';
import { source } from '../spec.ts';
import { said } from '../words.ts';

export const kubernetesWatch = jsonSignal({
  id: 'kubernetes-watch',
  severity: 'error',
  title: 'The Kubernetes watch ends in an event of the type ERROR',
  spec: [
    source(
      'Kubernetes: efficient detection of changes',
      'https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes',
    ),
  ],
  example: {
    wire: 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 91\r\n\r\n{"type":"ERROR","object":{"kind":"Status","code":410,"message":"too old resource version"}}',
  },
  paths: ['type', 'object.kind', 'object.code', 'object.reason', 'object.message'],
  read(content) {
    if (content.value('type') !== 'ERROR' || content.value('object.kind') !== 'Status') return null;
    const code = textOf(content.value('object.code'));
    const reason = textOf(content.value('object.reason'));
    const message = textOf(content.value('object.message'));
    const told = [
      code === null ? null : `the code ${said(code).slice(1, -1)}`,
      reason === null ? null : `the reason ${said(reason)}`,
      message === null ? null : `the message ${said(message)}`,
    ].filter((part) => part !== null);
    return {
      detail:
        `The last event of the watch is of the type ERROR${told.length === 0 ? '' : `: its Status has ${told.join(', ')}`}. ` +
        'Changes after it are missed: the client has to list again, and to watch anew. The 200 only says that the watch had begun.',
      span: content.recordSpan,
    };
  },
});

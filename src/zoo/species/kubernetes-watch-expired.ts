import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const kubernetesWatchExpired: Species = {
  id: 'kubernetes-watch-expired',
  title: 'A Kubernetes watch that expired',
  summary: 'The last event of the watch is of the type ERROR, with a Status of the code 410.',
  conclude: 'The client has to list again, and to watch from there. Changes in between are not in this stream.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: {
    label: 'Kubernetes, efficient detection of changes',
    url: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes',
  },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    const pod = { kind: 'Pod', metadata: { name: 'orders-1', resourceVersion: '10245' } };
    const status = {
      kind: 'Status',
      status: 'Failure',
      message: 'too old resource version: 10245 (31200)',
      reason: 'Expired',
      code: 410,
    };
    await sendChunks(wire, [
      `${JSON.stringify({ type: 'ADDED', object: pod })}\n`,
      `${JSON.stringify({ type: 'ERROR', object: status })}\n`,
    ]);
  },
};

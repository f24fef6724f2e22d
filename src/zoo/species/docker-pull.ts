import { sendChunks } from '../paced.ts';
import type { Species } from '../species.ts';

export const dockerPull: Species = {
  id: 'docker-pull',
  title: 'A Docker pull that failed',
  summary: 'The last message of the progress stream holds errorDetail.',
  conclude: 'The image was not pulled. The 200 says that the pull had begun.',
  outcome: 'complete-with-error',
  brokenSuccess: true,
  spec: { label: 'Docker Engine API', url: 'https://docs.docker.com/reference/api/engine/version/v1.47/' },
  async serve(wire) {
    await wire.head('HTTP/1.1 200 OK', 'Content-Type: application/json', 'Transfer-Encoding: chunked');
    const error = 'write /var/lib/docker/tmp/GetImageBlob31: no space left on device';
    await sendChunks(wire, [
      '{"status":"Pulling from library/orders","id":"latest"}\r\n',
      '{"status":"Downloading","progressDetail":{"current":1040,"total":31200},"id":"1f3e46996e29"}\r\n',
      `${JSON.stringify({ errorDetail: { message: error }, error })}\r\n`,
    ]);
  },
};

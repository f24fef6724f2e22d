// Node's own http server, which fails after it has begun to answer, in the ways that handlers do.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  response.setHeader('Content-Type', 'application/x-ndjson');
  if (request.url === '/length') response.setHeader('Content-Length', '60');
  for (let order = 1; order <= 3; order += 1) response.write(`{"order":${order}}\n`);
  // The rows are on their way before the failure, as they would be in a longer export.
  setTimeout(() => {
    if (request.url === '/end') response.end();
    else response.destroy(new Error('the database went away'));
  }, 20);
});
server.listen(0, '127.0.0.1', () => console.log(Object(server.address()).port));

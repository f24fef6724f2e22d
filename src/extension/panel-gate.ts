/** One panel's connection, in the background: what it asks is asked of the shared host. */
import { handle } from '../protocol/endpoint.ts';
import type { MethodName } from '../protocol/messages.ts';
import { RpcServer } from '../protocol/rpc-server.ts';
import { listen, type PortLike } from './port-connection.ts';
import type { SharedHost } from './shared-host.ts';

/** Serves a panel until it goes; its running requests are then cancelled, and `gone` is called. */
export function servePanel(port: PortLike, host: SharedHost, gone: () => void): void {
  const connection = new RpcServer((message) => port.postMessage(message));
  listen(port, connection);
  const leaving = new AbortController();
  const forward = (method: Exclude<MethodName, 'hello' | 'inspect' | 'configure' | 'captures'>) =>
    handle(connection, method, (params, { signal }) =>
      host.call(method, params, { signal: AbortSignal.any([signal, leaving.signal]) }),
    );
  // The host is greeted once, by the background, whoever asks.
  handle(connection, 'hello', () => host.hello());
  handle(connection, 'inspect', ({ progress: _token, ...params }, { signal, progress }) =>
    host.call('inspect', params, {
      signal: AbortSignal.any([signal, leaving.signal]),
      onProgress: (value) => void progress(value).catch(() => undefined),
    }),
  );
  // Whoever asks has perhaps just changed the settings.
  handle(connection, 'captures', () => host.configure());
  forward('locate');
  forward('deleteCaptures');
  forward('report');
  forward('chunks');
  forward('chunksHolding');
  forward('chunkSeries');
  forward('search');
  forward('bytes');
  forward('zoo');
  connection.onClose(() => {
    leaving.abort();
    connection.dispose();
    gone();
  });
}

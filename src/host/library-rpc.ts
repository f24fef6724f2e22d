/** vscode-jsonrpc's connection as the protocol's end that is asked. */
import { type CancellationToken, type MessageConnection, ProgressType, ResponseError } from 'vscode-jsonrpc/node';
import type { RpcServer } from '../protocol/rpc-connection.ts';
import { toRpcError } from '../protocol/rpc-error.ts';

const progressType = new ProgressType<unknown>();

export function libraryServer(connection: MessageConnection): RpcServer {
  return {
    // A star handler alone is given params as they came, and methods that nobody knows.
    serve(answer) {
      connection.onRequest(async (method, params, token) => {
        const { signal, dispose } = signalOf(token);
        try {
          return await answer(method, params, signal);
        } catch (thrown) {
          const { code, message, data } = toRpcError(thrown);
          return new ResponseError(code, message, data);
        } finally {
          dispose();
        }
      });
    },
    sendProgress: (token, value) => connection.sendProgress(progressType, token, value),
  };
}

function signalOf(token: CancellationToken): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  // A token that was cancelled before the handler began never fires its event.
  if (token.isCancellationRequested) controller.abort();
  const listening = token.onCancellationRequested(() => controller.abort());
  return { signal: controller.signal, dispose: () => listening.dispose() };
}

/** The panel's end: a Backend over a port to the background, opened by the first call and again after it was lost. */

import type { Backend } from '../panel/backend.ts';
import { type CallOptions, call } from '../protocol/endpoint.ts';
import { type MethodName, type Params, PROTOCOL_VERSION, type Result } from '../protocol/messages.ts';
import type { RpcClient } from '../protocol/rpc-client.ts';
import { LastchunkError } from '../report/fault.ts';
import { clientOver, type PortLike } from './port-connection.ts';

export const PANEL_PORT = 'lastchunk-panel';

/** Opening a port fails when the extension was reloaded or updated under an open panel. */
function connectOrSay(connect: () => PortLike): PortLike {
  try {
    return connect();
  } catch (thrown) {
    const words = thrown instanceof Error ? thrown.message : String(thrown);
    throw new LastchunkError(
      'host-gone',
      `This panel has lost its extension, which was reloaded or updated: close it and open it again. The browser says: ${words}`,
      { cause: thrown },
    );
  }
}

/** `connect` opens a port to the background; `client` is who speaks. */
export function portBackend(connect: () => PortLike, client: { name: string; version: string }): Backend {
  let current: RpcClient | null = null;

  function connection(): RpcClient {
    if (current !== null) return current;
    const opened = clientOver(connectOrSay(connect));
    opened.onClose(() => {
      // The background was stopped or the extension reloaded: the next call finds it anew.
      if (current === opened) current = null;
      opened.dispose();
    });
    current = opened;
    return opened;
  }

  const ask = async <M extends MethodName>(method: M, params: Params<M>, options?: CallOptions): Promise<Result<M>> =>
    call(connection(), method, params, options);

  return {
    hello: () => ask('hello', { protocol: PROTOCOL_VERSION, client }),
    inspect: async (request, options, watch) => call(connection(), 'inspect', { request, options }, watch),
    report: (capture) => ask('report', { capture }),
    chunks: (capture, start, count) => ask('chunks', { capture, start, count }),
    chunksHolding: (capture, start, end) => ask('chunksHolding', { capture, start, end }),
    chunkSeries: (capture, bins) => ask('chunkSeries', { capture, bins }),
    search: async (search, signal) => (await ask('search', search, signal === undefined ? {} : { signal })).offset,
    bytes: (capture, side, start, end) => ask('bytes', { capture, side, start, end }),
    captures: () => ask('captures', {}),
    locate: async (capture) => (await ask('locate', { capture })).folder,
    deleteCaptures: () => ask('deleteCaptures', {}),
    zoo: () => ask('zoo', {}),
  };
}

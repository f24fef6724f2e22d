/** A JSON-RPC connection over an extension port: whole JSON values, no framing. */
import { RpcClient } from '../protocol/rpc-client.ts';

/** What is used of the WebExtensions' `runtime.Port`. */
export interface PortLike {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: (port: { error?: { message: string } | undefined }) => void): void };
}

/** What either end of a connection is to a port. */
interface End {
  receive(message: unknown): void;
  close(): void;
}

/** Gives an end what comes over the port: at once, before the browser delivers anything. It closes when the port disconnects. */
export function listen(port: PortLike, end: End): void {
  port.onMessage.addListener((message) => end.receive(message));
  port.onDisconnect.addListener(() => end.close());
}

/** The end of a port that asks. */
export function clientOver(port: PortLike): RpcClient {
  const client = new RpcClient((message) => port.postMessage(message));
  listen(port, client);
  return client;
}

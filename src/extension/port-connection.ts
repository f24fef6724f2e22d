/** A JSON-RPC connection over an extension port: whole JSON values, no framing. */
import { JsonRpc } from '../protocol/json-rpc.ts';

/** What is used of the WebExtensions' `runtime.Port`. */
export interface PortLike {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: (port: { error?: { message: string } | undefined }) => void): void };
}

/** Handlers are to be put on at once, before the browser delivers anything. It closes when the port disconnects. */
export function connectionOver(port: PortLike): JsonRpc {
  const connection = new JsonRpc((message) => port.postMessage(message));
  port.onMessage.addListener((message) => connection.receive(message));
  port.onDisconnect.addListener(() => connection.close());
  return connection;
}

/** A JSON-RPC connection over an extension port: whole JSON values, no framing. */
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Disposable,
  Emitter,
  type Message,
  type MessageConnection,
  NullLogger,
} from 'vscode-jsonrpc';
import { checkMessage } from '../protocol/rpc-message.ts';

/** What is used of the WebExtensions' `runtime.Port`. */
export interface PortLike {
  postMessage(message: unknown): void;
  disconnect(): void;
  onMessage: { addListener(listener: (message: unknown) => void): void };
  onDisconnect: { addListener(listener: (port: { error?: { message: string } | undefined }) => void): void };
}

class PortReader extends AbstractMessageReader {
  readonly #data = new Emitter<Message>();

  constructor(port: PortLike) {
    super();
    port.onMessage.addListener((value) => {
      const checked = checkMessage(value);
      if ('message' in checked) this.#data.fire(checked.message);
      else this.fireError(new Error(`A message is not JSON-RPC. ${checked.invalid}`));
    });
    port.onDisconnect.addListener(() => this.fireClose());
  }

  override listen(callback: DataCallback): Disposable {
    return this.#data.event(callback);
  }
}

class PortWriter extends AbstractMessageWriter {
  readonly #port: PortLike;

  constructor(port: PortLike) {
    super();
    this.#port = port;
  }

  async write(message: Message): Promise<void> {
    this.#port.postMessage(message);
  }

  end(): void {}
}

/** Not listening yet, so that handlers can be put on first. It closes when the port disconnects. */
export function connectionOver(port: PortLike): MessageConnection {
  return createMessageConnection(new PortReader(port), new PortWriter(port), NullLogger);
}

/**
 * The one companion host behind all panels. It is started by the first call, greeted once, and let go by `release`;
 * when it dies, its pending calls fail with `host-gone` and the next call starts another.
 */
import type { MessageConnection } from 'vscode-jsonrpc';
import { type CallOptions, call } from '../protocol/endpoint.ts';
import {
  type Hello,
  HOST_NAME,
  type MethodName,
  type Params,
  PROTOCOL_VERSION,
  type Result,
} from '../protocol/messages.ts';
import { LastchunkError } from '../report/fault.ts';
import { connectionOver, type PortLike } from './port-connection.ts';

export interface HostDoor {
  /** Opens a native port; throws the browser's own error. */
  connect(): PortLike;
  /** The browser's own words for why this port disconnected, readable while `onDisconnect` is told. */
  reason(port: { error?: { message: string } | undefined }): string | null;
  client: { name: string; version: string };
  /** Milliseconds that a started host has to answer `hello`. */
  patience: number;
}

interface RunningHost {
  port: PortLike;
  connection: MessageConnection;
  greeted: Promise<Hello>;
  /** Set when it has disconnected: null where the browser gave no words. */
  ended: { words: string | null } | null;
}

export class SharedHost {
  readonly #door: HostDoor;
  #running: RunningHost | null = null;

  constructor(door: HostDoor) {
    this.#door = door;
  }

  /** Starts the host where none runs; its answer to `hello`. @throws LastchunkError `host-missing`, `protocol-mismatch` */
  async hello(): Promise<Hello> {
    return this.#start().greeted;
  }

  /** @throws LastchunkError the host's own fault, or `host-missing`, `host-gone`, `protocol-mismatch` */
  async call<M extends MethodName>(method: M, params: Params<M>, options: CallOptions): Promise<Result<M>> {
    const host = this.#start();
    await host.greeted;
    try {
      return await call(host.connection, method, params, options);
    } catch (thrown) {
      if (host.ended === null) throw thrown;
      throw new LastchunkError(
        'host-gone',
        `The companion host stopped before it had answered.${said(host.ended.words)}`,
        {
          cause: thrown,
        },
      );
    }
  }

  /** Lets the host go, once nobody is left to ask it: a native port keeps the background awake. */
  release(): void {
    const host = this.#running;
    if (host === null) return;
    this.#running = null;
    host.ended = { words: null };
    host.port.disconnect();
    host.connection.dispose();
  }

  #start(): RunningHost {
    if (this.#running !== null) return this.#running;
    let port: PortLike;
    try {
      port = this.#door.connect();
    } catch (thrown) {
      throw missing(thrown instanceof Error ? thrown.message : String(thrown));
    }
    // Told before the connection is, so that whoever waits on the connection finds the reason.
    port.onDisconnect.addListener((closed) => {
      host.ended ??= { words: this.#door.reason(closed) };
      if (this.#running === host) this.#running = null;
    });
    const connection = connectionOver(port);
    connection.onClose(() => connection.dispose());
    connection.listen();
    const host: RunningHost = { port, connection, greeted: this.#greet(connection, () => host.ended), ended: null };
    this.#running = host;
    host.greeted.catch(() => {
      if (this.#running === host) this.release();
    });
    return host;
  }

  async #greet(connection: MessageConnection, ended: () => RunningHost['ended']): Promise<Hello> {
    let hello: Hello;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(missing(null, 'was started, but did not answer')), this.#door.patience);
    });
    try {
      const params = { protocol: PROTOCOL_VERSION, client: this.#door.client };
      hello = await Promise.race([call(connection, 'hello', params), silence]);
    } catch (thrown) {
      const end = ended();
      throw end === null ? thrown : missing(end.words);
    } finally {
      clearTimeout(timer);
    }
    if (hello.protocol === PROTOCOL_VERSION) return hello;
    throw new LastchunkError(
      'protocol-mismatch',
      `The companion host ${hello.host.version} speaks protocol ${hello.protocol}, and this extension protocol ${PROTOCOL_VERSION}.`,
    );
  }
}

function missing(words: string | null, what = 'could not be started'): LastchunkError {
  return new LastchunkError('host-missing', `The companion host ${HOST_NAME} ${what}.${said(words)}`);
}

function said(words: string | null): string {
  return words === null ? '' : ` The browser says: ${words}`;
}

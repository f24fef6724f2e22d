/**
 * The one companion host behind all panels. It is started by the first call, greeted once, and let go by `release`;
 * when it dies, its pending calls fail with `host-gone` and the next call starts another.
 */

import { type CallOptions, call } from '../protocol/endpoint.ts';
import type { JsonRpc } from '../protocol/json-rpc.ts';
import {
  type CapturesState,
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
  /** Where captures are to be kept, and how much, as the settings have it now. */
  captures(): Promise<Params<'configure'>>;
}

interface RunningHost {
  port: PortLike;
  connection: JsonRpc;
  greeted: Promise<Hello>;
  /** Greeted, and told where captures are to be kept. */
  ready: Promise<void>;
  /** What it said of them last. */
  captures: CapturesState | null;
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
    const host = this.#start();
    const hello = await host.greeted;
    await host.ready;
    if (host.captures === null) return hello;
    const { folder, capacity } = host.captures;
    return { ...hello, captures: { folder, capacity } };
  }

  /**
   * Tells the host what the settings say of captures by now, and gives what holds.
   * @throws LastchunkError as `call`; `method-unknown` of a host that is too old for it.
   */
  async configure(): Promise<CapturesState> {
    // Started at once: whoever asked may be gone, and the host let go, by the time the settings have been read.
    const host = this.#start();
    await host.ready;
    host.captures = await this.#ask(host, 'configure', await this.#door.captures(), {});
    return host.captures;
  }

  /** The settings have changed: a host that runs obeys, one that does not will be told when it starts. */
  async settingsChanged(): Promise<void> {
    if (this.#running !== null) await this.configure();
  }

  /** @throws LastchunkError the host's own fault, or `host-missing`, `host-gone`, `protocol-mismatch` */
  async call<M extends MethodName>(method: M, params: Params<M>, options: CallOptions): Promise<Result<M>> {
    const host = this.#start();
    await host.ready;
    return this.#ask(host, method, params, options);
  }

  async #ask<M extends MethodName>(
    host: RunningHost,
    method: M,
    params: Params<M>,
    options: CallOptions,
  ): Promise<Result<M>> {
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
    const greeted = this.#greet(connection, () => host.ended);
    const host: RunningHost = {
      port,
      connection,
      greeted,
      ready: greeted.then(() => this.#tellCaptures(host)),
      captures: null,
      ended: null,
    };
    this.#running = host;
    host.ready.catch(() => undefined);
    host.greeted.catch(() => {
      if (this.#running === host) this.release();
    });
    return host;
  }

  /** What a new host is told before anything else; where nothing was chosen, it knows by itself. */
  async #tellCaptures(host: RunningHost): Promise<void> {
    const params = await this.#door.captures();
    if (params.folder === null && params.capacity === null) return;
    try {
      host.captures = await call(host.connection, 'configure', params);
    } catch {
      // A host that is too old for it keeps captures as it likes: the page of settings says so.
    }
  }

  async #greet(connection: JsonRpc, ended: () => RunningHost['ended']): Promise<Hello> {
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
      {
        details: {
          host: hello.host.version,
          hostProtocol: hello.protocol,
          client: this.#door.client.version,
          protocol: PROTOCOL_VERSION,
        },
      },
    );
  }
}

function missing(words: string | null, what = 'could not be started'): LastchunkError {
  return new LastchunkError('host-missing', `The companion host ${HOST_NAME} ${what}.${said(words)}`);
}

function said(words: string | null): string {
  return words === null ? '' : ` The browser says: ${words}`;
}

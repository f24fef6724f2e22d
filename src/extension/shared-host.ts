/**
 * The one companion host behind all panels. It is started by the first call, greeted once, and let go by `release`;
 * when it dies, its pending calls fail with `host-gone` and the next call starts another.
 */

import * as v from 'valibot';
import { type CallOptions, call, checkResult } from '../protocol/endpoint.ts';
import {
  type CapturesState,
  type Hello,
  HOST_NAME,
  type MethodName,
  type Params,
  PROTOCOL_VERSION,
  type Result,
} from '../protocol/messages.ts';
import type { RpcClient } from '../protocol/rpc-client.ts';
import { asLastchunkError, LastchunkError } from '../report/fault.ts';
import { clientOver, type PortLike } from './port-connection.ts';

export interface HostDoor {
  /** Opens a native port; throws the browser's own error. */
  connect(): PortLike;
  /** The browser's own words for why this port disconnected, readable while `onDisconnect` is told. */
  reason(port: { error?: { message: string } | undefined }): string | null;
  client: { name: string; version: string };
  /** Milliseconds that a started host has to answer `hello`, and twice that `configure`: it asks a disk. */
  patience: number;
  /** Where captures are to be kept, and how much, as the settings have it now. */
  captures(): Promise<Params<'configure'>>;
}

interface RunningHost {
  port: PortLike;
  connection: RpcClient;
  greeted: Promise<Hello>;
  /** Greeted, and told where captures are to be kept. */
  ready: Promise<void>;
  /** What it said of them last. */
  captures: CapturesState | null;
  /** Calls that it has not answered yet. */
  asked: number;
  /** Set when it has disconnected: null where the browser gave no words. */
  ended: { words: string | null } | null;
}

export class SharedHost {
  readonly #door: HostDoor;
  #running: RunningHost | null = null;

  constructor(door: HostDoor) {
    this.#door = door;
  }

  /** Starts the host where none runs; its answer to `hello`. @throws LastchunkError `host-missing`, `host-silent`, `protocol-mismatch` */
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
   * @throws LastchunkError as `call`; `host-silent` where it does not answer; `method-unknown` of a host that is too old for it.
   */
  async configure(): Promise<CapturesState> {
    // Started at once: whoever asked may be gone, and the host let go, by the time the settings have been read.
    const host = this.#start();
    await host.ready;
    const chosen = await this.#door.captures();
    try {
      host.captures = await this.#patient('configure', 2, this.#ask(host, 'configure', chosen, {}));
    } catch (thrown) {
      // Nothing that is asked of its captures will be answered: the next call starts another.
      if (asLastchunkError(thrown).code === 'host-silent' && this.#running === host && host.asked === 0) this.release();
      throw thrown;
    }
    return host.captures;
  }

  /** The settings have changed: a host that runs obeys, one that does not will be told when it starts. */
  async settingsChanged(): Promise<void> {
    if (this.#running !== null) await this.configure();
  }

  /** @throws LastchunkError the host's own fault, or `host-missing`, `host-silent`, `host-gone`, `protocol-mismatch` */
  async call<M extends MethodName>(method: M, params: Params<M>, options: CallOptions): Promise<Result<M>> {
    const host = this.#start();
    await host.ready;
    host.asked += 1;
    try {
      return await this.#ask(host, method, params, options);
    } finally {
      host.asked -= 1;
    }
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
    const connection = clientOver(port);
    connection.onClose(() => connection.dispose());
    const greeted = this.#greet(connection, () => host.ended);
    const host: RunningHost = {
      port,
      connection,
      greeted,
      ready: greeted.then(() => this.#tellCaptures(host)),
      captures: null,
      asked: 0,
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
      host.captures = await this.#patient('configure', 2, call(host.connection, 'configure', params));
    } catch {
      // A host that is too old for it, or stuck in it, keeps captures as it likes: the page of settings says so.
    }
  }

  /** The answer, within so many times the patience. @throws LastchunkError `host-silent` */
  async #patient<T>(method: MethodName, times: number, answer: Promise<T>): Promise<T> {
    const patience = this.#door.patience * times;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(silent(`did not answer ${method} within ${patience} ms`)), patience);
    });
    try {
      return await Promise.race([answer, silence]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #greet(connection: RpcClient, ended: () => RunningHost['ended']): Promise<Hello> {
    const params = { protocol: PROTOCOL_VERSION, client: this.#door.client };
    let answer: unknown;
    try {
      answer = await this.#patient('hello', 1, connection.request('hello', params));
    } catch (thrown) {
      const end = ended();
      throw end === null ? thrown : neverAnswered(end.words);
    }
    // The shape is that of a protocol.
    const spoken = v.safeParse(HelloOfAny, answer);
    if (!spoken.success || spoken.output.protocol === PROTOCOL_VERSION) return checkResult('hello', answer);
    const { protocol, host } = spoken.output;
    throw new LastchunkError(
      'protocol-mismatch',
      `The companion host ${host.version} speaks protocol ${protocol}, and this extension protocol ${PROTOCOL_VERSION}.`,
      {
        details: {
          host: host.version,
          hostProtocol: protocol,
          client: this.#door.client.version,
          protocol: PROTOCOL_VERSION,
        },
      },
    );
  }
}

/** What is common to the answers of all protocols. */
const HelloOfAny = v.object({ protocol: v.number(), host: v.object({ version: v.string() }) });

/** Chromium's words for a host that was there, and ended or wrote what is no message; Firefox has none for it. */
const started = /has exited|communicating/i;

function neverAnswered(words: string | null): LastchunkError {
  return words === null || started.test(words) ? silent(`ended before it had answered`, words) : missing(words);
}

function silent(what: string, words: string | null = null): LastchunkError {
  return new LastchunkError('host-silent', `The companion host ${HOST_NAME} was started, but ${what}.${said(words)}`);
}

function missing(words: string): LastchunkError {
  return new LastchunkError('host-missing', `The companion host ${HOST_NAME} could not be started.${said(words)}`);
}

function said(words: string | null): string {
  return words === null ? '' : ` The browser says: ${words}`;
}

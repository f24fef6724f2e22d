import { beforeEach, describe, expect, it } from 'vitest';
import { servePanel } from '../../src/extension/panel-gate.ts';
import { portBackend } from '../../src/extension/panel-port.ts';
import { listen } from '../../src/extension/port-connection.ts';
import { SharedHost } from '../../src/extension/shared-host.ts';
import type { Backend } from '../../src/panel/backend.ts';
import { cannedReport } from '../../src/panel/plain/canned-reports.ts';
import { handle } from '../../src/protocol/endpoint.ts';
import { type Params, PROTOCOL_VERSION, type Progress } from '../../src/protocol/messages.ts';
import { RpcServer } from '../../src/protocol/rpc-server.ts';
import { LastchunkError } from '../../src/report/fault.ts';
import { PortEnd } from './port-pair.ts';

const report = cannedReport('truncated');
const request = { method: 'GET', url: 'http://a.test/', fields: [] };
const progress: Progress = { phase: 'body', capture: null, received: 7, chunks: 1, elapsed: 2, statusLine: null };

/** The host's end of a native port, played by hand: an inspection runs until it is cancelled or `finish` is called. */
class PlayedHost {
  hellos = 0;
  readonly searches: AbortSignal[] = [];
  readonly configured: Params<'configure'>[] = [];
  readonly inspections: { signal: AbortSignal; url: string }[] = [];
  readonly port: PortEnd;
  #finish: (() => void)[] = [];
  #begun: (() => void)[] = [];

  constructor(port: PortEnd, protocol: number, configured: () => Promise<void> = async () => undefined) {
    this.port = port;
    const connection = new RpcServer((message) => port.postMessage(message));
    listen(port, connection);
    handle(connection, 'hello', () => {
      this.hellos += 1;
      return {
        protocol,
        host: { name: 'played', version: '9.9.9' },
        node: 'v20',
        platform: 'linux',
        captures: { folder: '/c', capacity: 1 },
      };
    });
    handle(connection, 'inspect', async (params, { signal, progress: tell }) => {
      this.inspections.push({ signal, url: params.request.url });
      await tell(progress);
      for (const begun of this.#begun.splice(0)) begun();
      await new Promise<void>((resolve) => {
        this.#finish.push(resolve);
        signal.addEventListener('abort', () => resolve());
      });
      return { report };
    });
    handle(connection, 'configure', async (params) => {
      this.configured.push(params);
      await configured();
      const { folder, capacity } = params;
      const none = { captures: 0, octets: 0, recording: 0, fault: null };
      return { folder: folder ?? '/c', capacity: capacity ?? 1, ...none };
    });
    handle(connection, 'search', async (_, { signal }) => {
      this.searches.push(signal);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      throw new LastchunkError('cancelled', 'It was cancelled.');
    });
    handle(connection, 'chunks', () => {
      throw new LastchunkError('capture-unknown', 'There is no such capture.');
    });
  }

  /** Settles when the next inspection has begun. */
  begun(): Promise<void> {
    return new Promise((resolve) => this.#begun.push(resolve));
  }

  finish(): void {
    for (const finish of this.#finish.splice(0)) finish();
  }
}

let hosts: PlayedHost[];
let protocol: number;
let connect: () => PortEnd;
let host: SharedHost;
let chosen: Params<'configure'>;

beforeEach(() => {
  hosts = [];
  chosen = { folder: null, capacity: null };
  protocol = PROTOCOL_VERSION;
  connect = () => {
    const [near, far] = PortEnd.pair();
    hosts.push(new PlayedHost(far, protocol));
    return near;
  };
  host = new SharedHost({
    connect: () => connect(),
    reason: (port) => port.error?.message ?? null,
    client: { name: 'test', version: '0' },
    patience: 10_000,
    captures: async () => chosen,
  });
});

/** A panel, and the way to close it. */
function openPanel(gone: () => void = () => undefined): { backend: Backend; close: () => void } {
  let near: PortEnd | null = null;
  const backend = portBackend(
    () => {
      const [panelEnd, gateEnd] = PortEnd.pair();
      near = panelEnd;
      servePanel(gateEnd, host, gone);
      return panelEnd;
    },
    { name: 'panel', version: '0' },
  );
  return { backend, close: () => near?.disconnect() };
}

/** The host that the next call starts, with an inspection begun on it. */
async function inspecting(backend: Backend, onProgress: (value: Progress) => void = () => undefined) {
  const controller = new AbortController();
  if (hosts.length === 0) await backend.hello();
  const played = hosts.at(-1);
  if (played === undefined) throw new Error('No host was started.');
  const begun = played.begun();
  const result = backend.inspect(request, {}, { signal: controller.signal, onProgress });
  result.catch(() => undefined);
  await begun;
  return { played, result, controller };
}

describe('the shared host', () => {
  it('is greeted once, whoever asks', async () => {
    const [one, two] = [openPanel().backend, openPanel().backend];
    const answers = await Promise.all([one.hello(), two.hello(), one.hello()]);
    expect(answers.map((answer) => answer.host.name)).toEqual(['played', 'played', 'played']);
    expect(hosts.map((played) => played.hellos)).toEqual([1]);
  });

  it('gives each panel its own report and progress', async () => {
    const seen: [string, number][] = [];
    const one = await inspecting(openPanel().backend, (value) => seen.push(['one', value.received]));
    const two = await inspecting(openPanel().backend, (value) => seen.push(['two', value.received]));
    expect(hosts).toHaveLength(1);
    one.played.finish();
    expect(await Promise.all([one.result, two.result])).toEqual([{ report }, { report }]);
    expect(seen).toEqual([
      ['one', 7],
      ['two', 7],
    ]);
  });

  it('hands on a cancellation, and the report that answers it', async () => {
    const { played, result, controller } = await inspecting(openPanel().backend);
    controller.abort();
    expect(await result).toEqual({ report });
    expect(played.inspections[0]?.signal.aborted).toBe(true);
  });

  it("hands on the host's own faults with their codes", async () => {
    await expect(openPanel().backend.chunks('c', 0, 1)).rejects.toMatchObject({ code: 'capture-unknown' });
  });

  it('cancels what a panel had asked for when the panel goes, and nothing else', async () => {
    const leaving = openPanel();
    const gone = await inspecting(leaving.backend);
    const stays = await inspecting(openPanel().backend);
    const aborted = new Promise((resolve) => {
      gone.played.inspections[0]?.signal.addEventListener('abort', resolve);
    });
    leaving.close();
    await aborted;
    expect(stays.played.inspections[1]?.signal.aborted).toBe(false);
  });

  it('tells when a panel has gone', async () => {
    await new Promise<void>((resolve) => {
      const { backend, close } = openPanel(resolve);
      void backend.hello().then(close);
    });
  });

  it('says so when the host dies, in the words of the browser, and the next call starts another', async () => {
    const { backend } = openPanel();
    const { played, result } = await inspecting(backend);
    played.port.disconnect('Native host has exited.');
    await expect(result).rejects.toMatchObject({
      code: 'host-gone',
      message: expect.stringContaining('Native host has exited.'),
    });
    await backend.hello();
    expect(hosts).toHaveLength(2);
  });

  it('is missing when it cannot be started, and is there as soon as it can', async () => {
    const works = connect;
    const { backend } = openPanel();
    connect = () => {
      const [near, far] = PortEnd.pair();
      far.disconnect('Specified native messaging host not found.');
      return near;
    };
    await expect(backend.hello()).rejects.toMatchObject({
      code: 'host-missing',
      message: expect.stringContaining('Specified native messaging host not found.'),
    });
    connect = () => {
      throw new Error('Access to native messaging is denied.');
    };
    await expect(backend.hello()).rejects.toMatchObject({
      code: 'host-missing',
      message: expect.stringContaining('Access to native messaging is denied.'),
    });
    connect = works;
    expect((await backend.hello()).host.version).toBe('9.9.9');
  });

  it('is silent, not missing, when it has started and ended before it answered', async () => {
    const { backend } = openPanel();
    connect = () => {
      const [near, far] = PortEnd.pair();
      far.disconnect('Native host has exited.');
      return near;
    };
    await expect(backend.hello()).rejects.toMatchObject({
      code: 'host-silent',
      message: expect.stringContaining('Native host has exited.'),
    });
  });

  it('is silent when it starts and never answers', async () => {
    const [near, far] = PortEnd.pair();
    const told = new Promise((resolve) => far.onDisconnect.addListener(resolve));
    const silent = new SharedHost({
      connect: () => near,
      reason: () => null,
      client: { name: 'test', version: '0' },
      patience: 1,
      captures: async () => chosen,
    });
    await expect(silent.hello()).rejects.toMatchObject({
      code: 'host-silent',
      message: expect.stringContaining('did not answer'),
    });
    // It is let go: the next call starts another.
    await told;
  });

  it('tells a new host where captures are kept before anything else, and says so itself', async () => {
    chosen = { folder: '/chosen', capacity: 5_000_000 };
    const { backend } = openPanel();
    expect((await backend.hello()).captures).toEqual({ folder: '/chosen', capacity: 5_000_000 });
    await expect(backend.chunks('a', 0, 1)).rejects.toMatchObject({ code: 'capture-unknown' });
    expect(hosts[0]?.configured).toEqual([chosen]);
  });

  it('tells a host that runs what has changed, and starts none for it', async () => {
    await host.settingsChanged();
    expect(hosts).toEqual([]);
    const { backend } = openPanel();
    await backend.hello();
    expect(hosts[0]?.configured).toEqual([]);
    chosen = { folder: '/chosen', capacity: null };
    await host.settingsChanged();
    expect((await backend.hello()).captures).toEqual({ folder: '/chosen', capacity: 1 });
    chosen = { folder: null, capacity: null };
    expect(await backend.captures()).toMatchObject({ folder: '/c', capacity: 1 });
    expect(hosts[0]?.configured).toHaveLength(2);
  });

  it('is not started for a panel that has gone while the settings were read', async () => {
    let tell: () => void = () => undefined;
    const read = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const slow = new SharedHost({
      connect: () => connect(),
      reason: () => null,
      client: { name: 'test', version: '0' },
      patience: 10_000,
      captures: () => read.then(() => chosen),
    });
    const asked = slow.configure();
    slow.release();
    tell();
    await expect(asked).rejects.toMatchObject({ code: expect.stringMatching(/^host-/) });
    expect(hosts.filter(({ port }) => port.connected)).toEqual([]);
  });

  it('passes on that a search is stopped, and the answer to it', async () => {
    const { backend } = openPanel();
    const controller = new AbortController();
    const search = { capture: 'a', side: 'received', pattern: 'AAAA', from: 0, direction: 'forward' } as const;
    await backend.hello();
    const found = backend.search(search, controller.signal);
    controller.abort();
    await expect(found).rejects.toMatchObject({ code: 'cancelled' });
    expect(hosts[0]?.searches.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('refuses a host of another protocol, and asks anew once it is mended', async () => {
    protocol = PROTOCOL_VERSION + 1;
    const { backend } = openPanel();
    await expect(backend.hello()).rejects.toMatchObject({
      code: 'protocol-mismatch',
      details: { host: '9.9.9', hostProtocol: PROTOCOL_VERSION + 1, protocol: PROTOCOL_VERSION },
    });
    protocol = PROTOCOL_VERSION;
    expect((await backend.hello()).protocol).toBe(PROTOCOL_VERSION);
  });

  it('is refused for its protocol before the rest of its answer is looked at', async () => {
    const [near, far] = PortEnd.pair();
    connect = () => near;
    const early = new RpcServer((message) => far.postMessage(message));
    listen(far, early);
    early.serve(async () => ({ protocol: 0, host: { name: 'early', version: '0.0.1' } }));
    await expect(openPanel().backend.hello()).rejects.toMatchObject({
      code: 'protocol-mismatch',
      details: { host: '0.0.1', hostProtocol: 0, protocol: PROTOCOL_VERSION },
    });
  });

  it('that never says where it keeps captures is waited for no longer, and let go for another', async () => {
    chosen = { folder: '/stuck', capacity: null };
    const ends: PortEnd[] = [];
    const stuck = new SharedHost({
      connect: () => {
        const [near, far] = PortEnd.pair();
        new PlayedHost(far, PROTOCOL_VERSION, () => new Promise(() => undefined));
        ends.push(far);
        return near;
      },
      reason: () => null,
      client: { name: 'test', version: '0' },
      patience: 10,
      captures: async () => chosen,
    });
    // What was stored must not keep anybody from inspecting.
    expect((await stuck.hello()).host.name).toBe('played');
    await expect(stuck.call('chunks', { capture: 'c', start: 0, count: 1 }, {})).rejects.toMatchObject({
      code: 'capture-unknown',
    });
    await expect(stuck.configure()).rejects.toMatchObject({
      code: 'host-silent',
      message: expect.stringContaining('configure'),
    });
    await stuck.hello();
    expect(ends.map(({ connected }) => connected)).toEqual([false, true]);
  });

  it('is let go when it is released, and started again when it is needed', async () => {
    const { backend } = openPanel();
    const { played } = await inspecting(backend);
    const told = new Promise((resolve) => played.port.onDisconnect.addListener(resolve));
    host.release();
    await told;
    await backend.hello();
    expect(hosts).toHaveLength(2);
  });
});

/** How the zoo starts, ends, and lets go of connections; and that a species never runs ahead of its reader. */
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import process from 'node:process';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { plainRequest } from '../../src/zoo/request.ts';
import { type Line, SocketWire } from '../../src/zoo/socket-wire.ts';
import { largeChunks } from '../../src/zoo/species/large-chunks.ts';
import { manyChunks } from '../../src/zoo/species/many-chunks.ts';
import { Gone } from '../../src/zoo/wire.ts';
import { startZoo } from '../../src/zoo/zoo.ts';

describe('life', () => {
  test('a port in use is a sentence with a code', async () => {
    const zoo = await startZoo();
    const port = Number(new URL(zoo.url).port);
    const words = `Port ${port} on 127.0.0.1 is already in use: another program, or another zoo, listens on it.`;
    await expect(startZoo({ port })).rejects.toMatchObject({ message: words, code: 'EADDRINUSE' });
    await expect(startZoo({ securePort: port })).rejects.toMatchObject({ message: words, code: 'EADDRINUSE' });
    await zoo.close();
    expect(await tcpHandles()).toBe(0);
  });

  test('close ends stalled, endless, idle and half-shaken connections, and leaves no socket', async () => {
    const own = await startZoo();
    const { port } = new URL(own.url);
    const { port: securePort } = new URL(own.secureUrl);
    const clients = [
      ask(port, 'GET /stall-before-head HTTP/1.1\r\n\r\n'),
      ask(port, 'GET /stall-in-body?pace=5000 HTTP/1.1\r\n\r\n'),
      ask(port, 'GET /endless-stream?pace=0 HTTP/1.1\r\n\r\n'),
      ask(port, 'GET /endless-head?pace=0 HTTP/1.1\r\n\r\n'),
      ask(port, 'GET /large-chunks?bytes=9999999999 HTTP/1.1\r\n\r\n').pause(),
      ask(port, 'GET /whole-head-204 HTTP/1.1\r\n\r\n'),
      ask(port, 'GET /cut'),
      ask(securePort, '\x16\x03'),
    ];
    const ended = clients.map((client) => new Promise((resolve) => client.on('close', resolve)));
    await Promise.all(clients.map((client) => once(client, 'connect')));
    // The one that is answered at once shows that the requests were read.
    await once(clients[5] as Socket, 'data');
    await own.close();
    clients[4]?.resume();
    await Promise.all(ended);
    expect(await tcpHandles()).toBe(0);
    const again = await startZoo({ port: Number(port), securePort: Number(securePort) });
    expect(again.url).toBe(own.url);
    await again.close();
  });

  test('a wait ends when the peer leaves, not when it is over', async () => {
    const peer = await pair();
    const wire = new SocketWire(peer.line, plainRequest('/'));
    const wait = wire.pause(2 ** 31 - 1);
    peer.client.resetAndDestroy();
    await expect(wait).rejects.toBeInstanceOf(Gone);
    await expect(wire.write('too late')).rejects.toBeInstanceOf(Gone);
    peer.server.close();
  });

  test('a write to a peer that reads nothing ends when the connection does', async () => {
    const peer = await pair();
    peer.client.pause();
    const wire = new SocketWire(peer.line, plainRequest('/'));
    const stuck = wire.write(Buffer.alloc(64 * 1024 * 1024));
    peer.line.socket.destroy();
    await expect(stuck).rejects.toBeInstanceOf(Gone);
    peer.client.destroy();
    peer.server.close();
  });
});

describe('back-pressure', () => {
  test.each([
    [largeChunks, 'bytes=16777216', 16_777_216],
    [manyChunks, 'count=500000', 8_000_000],
  ] as const)('$id holds no more than one write, however slow the reader', async (species, query, contentOctets) => {
    const peer = await pair();
    const wire = new SocketWire(peer.line, { ...plainRequest(`/${species.id}`), query: new URLSearchParams(query) });
    const served = species.serve(wire).then(() => wire.fin());
    // The client reads nothing until the server is stuck: two turns without progress.
    const { socket } = peer.line;
    for (let sent = -1; socket.writableLength === 0 || socket.bytesWritten !== sent; await turn())
      sent = socket.bytesWritten;
    let received = 0;
    peer.client.on('data', (octets: Buffer) => {
      received += octets.length;
    });
    await Promise.all([served, once(peer.client, 'end')]);
    expect(received).toBeGreaterThan(contentOctets);
    expect(wire.mostUnsent).toBeGreaterThan(0);
    expect(wire.mostUnsent).toBeLessThanOrEqual(66 * 1024);
    peer.client.destroy();
    peer.server.close();
  });
});

/** Both ends of a loopback connection, the server's as a species' line. */
async function pair() {
  const server = createServer({ allowHalfOpen: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test server has no port.');
  const client = connect(address.port, '127.0.0.1');
  client.on('error', () => {});
  const [socket] = (await once(server, 'connection')) as [Socket];
  const closed = new AbortController();
  const left = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  left.then(() => closed.abort());
  socket.on('error', () => {});
  const line: Line = { raw: socket, socket, gone: closed.signal, left };
  return { server, client, line };
}

function ask(port: string, request: string): Socket {
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  socket.write(request, 'latin1');
  return socket;
}

async function tcpHandles(): Promise<number> {
  // A handle that was closed is counted until the event loop has come round.
  for (let turns = 0; turns < 3; turns += 1) await turn();
  return process.getActiveResourcesInfo().filter((resource) => resource.startsWith('TCP')).length;
}

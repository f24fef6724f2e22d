// @ts-check
/** The server that the panel's figures are taken against: one small response, and as many chunks as one asks for. */
import { Buffer } from 'node:buffer';
import { once } from 'node:events';
import net from 'node:net';

/** What a response of 1 KB is here: its content. */
const KILOBYTE = Buffer.alloc(1024, 'x');
const PAGE = Buffer.from('<!doctype html><title>bench</title>');
/** Octets of one write. */
const BLOCK = 1024 * 1024;

/**
 * `/close` answers 1 KB and closes; `/open` answers 1 KB and keeps the connection open; `/chunks/N` answers N chunks of 1 to
 * 16 octets; anything else an empty page.
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function startServer() {
  /** @type {Set<net.Socket>} */
  const sockets = new Set();
  const server = net.createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', (octets) => answer(socket, /^GET (\S+)/.exec(octets.toString('latin1'))?.[1] ?? '/'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${Object(server.address()).port}`,
    close() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

function answer(/** @type {net.Socket} */ socket, /** @type {string} */ target) {
  const [, count] = /^\/chunks\/(\d+)$/.exec(target) ?? [];
  if (count !== undefined) stream(socket, Number(count));
  else if (target === '/open') socket.write(whole(KILOBYTE, 'text/plain', []));
  else if (target === '/close') socket.end(whole(KILOBYTE, 'text/plain', ['Connection: close']));
  else socket.end(whole(PAGE, 'text/html', ['Connection: close']));
}

function whole(/** @type {Buffer} */ content, /** @type {string} */ type, /** @type {string[]} */ fields) {
  const lines = ['HTTP/1.1 200 OK', `Content-Type: ${type}`, `Content-Length: ${content.length}`, ...fields, '', ''];
  return Buffer.concat([Buffer.from(lines.join('\r\n')), content]);
}

/** Chunks of 1 to 16 octets in turn, as fast as they are taken. */
function stream(/** @type {net.Socket} */ socket, /** @type {number} */ count) {
  const frames = Array.from({ length: 16 }, (_, i) => `${(i + 1).toString(16)}\r\n${'x'.repeat(i + 1)}\r\n`);
  const turn = Buffer.from(frames.join(''));
  const block = Buffer.concat(Array(Math.floor(BLOCK / turn.length)).fill(turn));
  const inBlock = (block.length / turn.length) * frames.length;
  let left = count;
  socket.write(
    'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n',
  );
  const more = () => {
    while (left >= inBlock) {
      left -= inBlock;
      if (!socket.write(block)) return;
    }
    socket.off('drain', more);
    socket.end(`${Array.from({ length: left }, (_, i) => frames[i % frames.length]).join('')}0\r\n\r\n`);
  };
  socket.on('drain', more);
  more();
}

// @ts-check
/**
 * How fast responses are decoded, beside llhttp through Node's own binding and http-parser-js, in the same run, in turn.
 * Every chunk is recorded by each (offset, size, time) in columns. Run after a build; `npm run bench` does both.
 */
import { Buffer } from 'node:buffer';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { HTTPParser as JsParser } from 'http-parser-js';
import { median, printTable, saveJson } from './bench.mjs';
import { root } from './setup.mjs';

const { ResponseDecoder } = await import(pathToFileURL(path.join(root, 'dist/wire/http1/response-decoder.js')).href);
// Node's binding of llhttp has no public name; the process keeps one for benchmarks such as this.
const { HTTPParser: Llhttp } = /** @type {any} */ (process).binding('http_parser');

const READ = 64 * 1024;
const ROUNDS = 9;
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nTransfer-Encoding: chunked\r\n\r\n';

/** Columns that every contender fills. */
class Columns {
  constructor(/** @type {number} */ capacity) {
    this.offset = new Float64Array(capacity);
    this.size = new Float64Array(capacity);
    this.time = new Float64Array(capacity);
    this.count = 0;
  }
}

/** A chunked response in reads of 64 KiB. */
function chunkedReads(/** @type {number} */ size, /** @type {number} */ octets) {
  const chunk = Buffer.concat([Buffer.from(`${size.toString(16)}\r\n`), Buffer.alloc(size, 'x'), Buffer.from('\r\n')]);
  const count = Math.floor(octets / chunk.length);
  const stream = Buffer.alloc(HEAD.length + count * chunk.length + 5);
  stream.write(HEAD, 'latin1');
  for (let index = 0; index < count; index++) chunk.copy(stream, HEAD.length + index * chunk.length);
  stream.write('0\r\n\r\n', stream.length - 5, 'latin1');
  const reads = [];
  for (let at = 0; at < stream.length; at += READ) reads.push(stream.subarray(at, at + READ));
  return { reads, count, octets: stream.length };
}

/** @typedef {(reads: Buffer[], columns: Columns) => void} Contender */

/** @type {Record<string, Contender>} */
const contenders = {
  lastchunk(reads, columns) {
    const sink = {
      onDeviation() {},
      onHead: () => null,
      onChunks(/** @type {any} */ rows) {
        const { count, offset, size, time } = rows;
        let row = columns.count;
        if (count > 64) {
          columns.offset.set(offset.subarray(0, count), row);
          columns.size.set(size.subarray(0, count), row);
          columns.time.set(time.subarray(0, count), row);
          columns.count += count;
          return;
        }
        for (let index = 0; index < count; index++, row++) {
          columns.offset[row] = offset[index];
          columns.size[row] = size[index];
          columns.time[row] = time[index];
        }
        columns.count = row;
      },
    };
    const decoder = new ResponseDecoder(sink, { method: 'GET' });
    for (let index = 0; index < reads.length; index++) decoder.push(/** @type {Buffer} */ (reads[index]), index);
    decoder.end();
  },
  llhttp(reads, columns) {
    const parser = new Llhttp();
    parser.initialize(Llhttp.RESPONSE, {});
    let base = 0;
    let time = 0;
    parser[Llhttp.kOnHeadersComplete] = () => 0;
    parser[Llhttp.kOnMessageComplete] = () => {};
    parser[Llhttp.kOnBody] = (/** @type {Buffer} */ body) => record(columns, base + body.byteOffset, body.length, time);
    for (const read of reads) {
      parser.execute(read);
      base += read.length;
      time++;
    }
    parser.finish();
  },
  'http-parser-js'(reads, columns) {
    const parser = new JsParser(JsParser.RESPONSE);
    let base = 0;
    let time = 0;
    parser[JsParser.kOnHeadersComplete] = () => 0;
    parser[JsParser.kOnMessageComplete] = () => {};
    parser[JsParser.kOnBody] = (
      /** @type {Buffer} */ _buffer,
      /** @type {number} */ offset,
      /** @type {number} */ length,
    ) => record(columns, base + offset, length, time);
    for (const read of reads) {
      parser.execute(read);
      base += read.length;
      time++;
    }
    parser.finish();
  },
};

function record(
  /** @type {Columns} */ columns,
  /** @type {number} */ offset,
  /** @type {number} */ size,
  /** @type {number} */ time,
) {
  const row = columns.count++;
  columns.offset[row] = offset;
  columns.size[row] = size;
  columns.time[row] = time;
}

/** Seconds of each contender, in turn, the rounds' median; the first round warms up. */
function race(/** @type {Record<string, () => void>} */ runs) {
  /** @type {Record<string, number[]>} */
  const seconds = Object.fromEntries(Object.keys(runs).map((name) => [name, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, work] of Object.entries(runs)) {
      const began = performance.now();
      work();
      if (round > 0) seconds[name]?.push((performance.now() - began) / 1000);
    }
  }
  return Object.fromEntries(Object.entries(seconds).map(([name, all]) => [name, median(all)]));
}

const rows = [];
for (const [size, octets] of /** @type {const} */ ([
  [16, 24e6],
  [1024, 128e6],
  [65_536, 512e6],
])) {
  const { reads, count, octets: length } = chunkedReads(size, octets);
  const columns = new Columns(2 * count + reads.length + 16);
  const seconds = race(
    Object.fromEntries(
      Object.entries(contenders).map(([name, contender]) => [
        name,
        () => {
          columns.count = 0;
          contender(reads, columns);
          if (columns.count < count) throw new Error(`${name} found ${columns.count} of ${count} chunks.`);
        },
      ]),
    ),
  );
  rows.push({ what: `chunks of ${size} octets, a second`, unit: count, length, seconds });
}

const head = Buffer.from(
  [
    'HTTP/1.1 200 OK',
    'Date: Sat, 21 Nov 2026 20:00:00 GMT',
    'Server: example',
    'Content-Type: text/html; charset=utf-8',
    'Content-Length: 0',
    'Connection: keep-alive',
    'Cache-Control: max-age=3600, public',
    'ETag: "5f3c-1a2b3c4d5e6f"',
    'Last-Modified: Fri, 20 Nov 2026 10:00:00 GMT',
    'Vary: Accept-Encoding',
    'X-Request-Id: 5b1e2f0c-6f3e-4d0a-9d5b-0c1d2e3f4a5b',
    'Strict-Transport-Security: max-age=31536000',
    'Accept-Ranges: bytes',
    '',
    '',
  ].join('\r\n'),
);
const HEADS = 100_000;
const quiet = { onDeviation() {}, onHead: () => null, onChunks() {} };
let seen = 0;
rows.push({
  what: 'heads of 12 fields, a second',
  unit: HEADS,
  length: head.length * HEADS,
  seconds: race({
    lastchunk() {
      for (let index = 0; index < HEADS; index++) {
        const decoder = new ResponseDecoder(quiet, { method: 'GET' });
        decoder.push(head, 0);
        seen += decoder.head?.fields.length ?? 0;
      }
    },
    llhttp() {
      const parser = new Llhttp();
      parser[Llhttp.kOnHeadersComplete] = (
        /** @type {any} */ _major,
        /** @type {any} */ _minor,
        /** @type {string[]} */ fields,
      ) => {
        seen += fields.length / 2;
        return 0;
      };
      parser[Llhttp.kOnMessageComplete] = () => {};
      for (let index = 0; index < HEADS; index++) {
        parser.initialize(Llhttp.RESPONSE, {});
        parser.execute(head);
      }
    },
    'http-parser-js'() {
      for (let index = 0; index < HEADS; index++) {
        const parser = new JsParser(JsParser.RESPONSE);
        parser[JsParser.kOnHeadersComplete] = (/** @type {any} */ info) => {
          seen += info.headers.length / 2;
          return 0;
        };
        parser[JsParser.kOnMessageComplete] = () => {};
        parser.execute(head);
      }
    },
  }),
});
if (seen === 0) throw new Error('No head was read.');

printTable(
  'Decoding',
  ['', 'lastchunk', 'llhttp', 'http-parser-js', 'against the faster peer'],
  rows.map(({ what, unit, seconds }) => {
    const rate = (/** @type {string} */ name) => unit / (seconds[name] ?? Number.NaN);
    const best = Math.max(rate('llhttp'), rate('http-parser-js'));
    return [
      what,
      ...['lastchunk', 'llhttp', 'http-parser-js'].map((name) => millions(rate(name))),
      `${(rate('lastchunk') / best).toFixed(2)} ×`,
    ];
  }),
);

const drain = await drainSeconds(2e9);
const large = rows.find(({ what }) => what.includes('65536'));
const share = large === undefined ? Number.NaN : (large.seconds.lastchunk ?? 0) / large.length / (drain / 2e9);
printTable(
  'Decoding 64 KiB chunks beside a bare loopback socket',
  ['drain, GB/s', 'decoding, share of its time'],
  [[(2 / drain).toFixed(2), `${(share * 100).toFixed(2)} %`]],
);
await saveJson('decode', { rows, drain: { octets: 2e9, seconds: drain }, share });

/** Seconds to read so many octets from a loopback socket and look at none of them. */
function drainSeconds(/** @type {number} */ octets) {
  return new Promise((resolve, reject) => {
    const block = Buffer.alloc(1 << 20);
    const server = createServer((socket) => {
      let left = octets;
      const send = () => {
        while (left > 0) {
          left -= block.length;
          if (!socket.write(block)) return;
        }
        socket.end();
      };
      socket.on('drain', send).on('error', reject);
      send();
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      const began = performance.now();
      const socket = connect({ port, host: '127.0.0.1', onread: { buffer: Buffer.alloc(READ), callback: () => true } });
      socket.on('end', () => resolve((performance.now() - began) / 1000)).on('error', reject);
      socket.on('close', () => server.close());
    });
  });
}

function millions(/** @type {number} */ rate) {
  return rate >= 1e5 ? `${(rate / 1e6).toFixed(2)} M` : `${(rate / 1e3).toFixed(1)} k`;
}

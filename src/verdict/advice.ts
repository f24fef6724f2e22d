/**
 * What the server could have done: for each finding that can make a success broken, one paragraph with its trade-off.
 * docs/after-200.md tells it at length. Findings that call for the same share a paragraph.
 */

export const advice = {
  head: 'Write the head in one piece, and only once it is complete: until its first octet is out, a 5xx can still be sent. Where the failure comes from a proxy, its log names the upstream. The trade-off is a head that waits for whatever may still fail, and a first octet that comes later.',

  noAnswer:
    'A client that gets nothing cannot know whether its request was carried out. While no octet is out, answer with a 5xx: 503 with Retry-After where trying again helps. The trade-off is a handler around everything that can fail, and something before the process (a proxy) for when it dies.',

  cut: 'Ending the connection before the body is whole is the strongest word that HTTP/1.1 leaves after a 200: every client that checks the framing reports an error, and none can say which. To tell the reason too, write an error record of the format before the abort, or end the body whole and give the result in a trailer, which few clients read. Holding back the head and the first part of the body until the likely failures have had their time turns most of them into a 500; the trade-off is memory, and a later first octet. In HTTP/2 a RST_STREAM does the same without costing the connection.',

  reset:
    'A reset is an abort that also throws away what the client has not read yet, an error record among it. Shut down the sending direction, read what the client still sends for a moment, then close: so the last octets arrive, and the missing last-chunk still says that the body is cut. The trade-off is a socket that lingers for a second or two. A process that is killed always resets; a proxy before it can turn that into a plain close.',

  stalled:
    'Give each step behind the response a time-out, and abort the connection when it passes: a client can retry what has failed, and can only wait for what hangs. A heartbeat that the format allows (an SSE comment, an empty line in NDJSON) tells a slow stream from a dead one; the trade-off is that it keeps every proxy’s idle time-out from ending a stream that is really dead, so let it come from the work itself and not from a timer.',

  tls: 'Send close_notify before closing TCP, and give every body a length or chunks, so that nobody depends on the closure to know that it is whole. Ending without close_notify is right where the body is cut on purpose: then let the framing be unfinished too, for hardly any client looks at TLS. It costs nothing but the discipline of closing in order.',

  excess:
    'Count octets in one place: whoever declares the length must be the one who writes the body, or the body must be chunked. An error page must never be added to a body that has a declared length: clients cut it off, and on a connection used again it answers the next request. Refuse CR and LF in field values, which is how a second response gets in. The trade-off of chunks is a few octets each.',

  signal:
    'The failure is told, in a place that only clients of this format look at; to all others, and to caches, metrics and retries, it is a success. Before the head is sent, a 4xx or 5xx says it to everyone: hold the head back until the likely failures have had their time. After it, keep the record and then abort the connection before the last-chunk, so that clients that do not know the format fail as well. The trade-off is a connection, and that some clients throw away what they hold, the record too.',

  trailer:
    'A trailer is the right place to tell a result that is known only at the end, and few clients show it: no browser’s fetch does. Announce it in Trailer, send it only where the request says TE: trailers, and repeat the failure where the content allows, or abort the connection when the caller is not known to read trailers. The trade-off is that an abort loses the trailer itself.',

  unfinished:
    'Whatever produced the content failed, and the layer that frames it ended the message as if all were well: the last-chunk was written by a finally, a middleware, or a proxy that took the close of an HTTP/1.0 upstream for the end. Let the last-chunk be written only by the code that knows that the content is done, and abort the connection on every other path. An end marker inside the format ([DONE], a count, a closing bracket) lets clients check by themselves; it costs nothing, and helps only those that do.',

  coding:
    'Compress and frame in one pipeline that knows failure: when the source or the compressor fails, abort the connection instead of ending the message. An error page may not be written into a body whose head says that it is compressed: while the head is unsent, drop Content-Encoding with the rest of the head; after that, abort. A proxy should compress only what it can tell to be whole. The trade-off is the abort’s own: a connection, and clients that show nothing of what they decoded.',

  digest:
    'The digest did its work: without it, this content would have passed for what it is not. Take it over the octets as they are sent, after compression, in the layer that sends them; for content that is streamed, announce Content-Digest in Trailer and send it at the end. It costs the hashing, and is checked by few clients, so it proves a failure rather than preventing one: where the server itself finds the mismatch, it should abort the connection.',

  framing:
    'Let one layer decide the framing, and remove every Content-Length and Transfer-Encoding that another has set: recipients that disagree about where a body ends can be made to take one response for another. A proxy that gets such a response should answer 502 instead of passing it on. The trade-off is that an upstream that has always been tolerated stops working until it is mended.',

  syntax:
    'Write the head with a library that knows the grammar, and refuse control characters and line breaks in whatever comes from outside. A proxy should answer 502 to what it cannot parse, instead of mending it silently. The trade-off is that sloppy servers behind it show up as errors, which is what they are.',

  semantics:
    'Decide the status and the fields that belong to it in one place, where the result is known, and test it with a client that is strict. Where the fields contradict the status, clients choose differently, and each believes it was right. The trade-off is a head that can be written only when the result is known.',
} as const;

/** Signals that tell of content that ends too early, rather than of a failure that the server spells out. */
const unfinished: ReadonlySet<string> = new Set([
  'sse-unfinished',
  'incomplete-json',
  'incomplete-zip',
  'incomplete-multipart',
  'druid-lines',
  'odata',
]);

/** Signals that come in trailers. */
const trailers: ReadonlySet<string> = new Set([
  'grpc-status',
  'grpc-gateway',
  'ipfs-stream-error',
  'druid',
  'xrootd',
  'odk',
  'lambda',
]);

/** The paragraph for a signal that has none of its own. */
export function signalAdvice(id: string): string {
  if (unfinished.has(id)) return advice.unfinished;
  return trailers.has(id) ? advice.trailer : advice.signal;
}

/** One finished request of the inspected page, as plain data. Every text in it is the page's or the server's. */
export interface NetworkRecord {
  id: string;
  method: string;
  url: string;
  /** What the browser says of the response; 0 when it has none. */
  status: number;
  statusText: string;
  /** The browser's own word for a failure, such as `net::ERR_INCOMPLETE_CHUNKED_ENCODING`. */
  error: string | null;
  mimeType: string;
  /** Octets of the body as the browser counted them; null when it did not. */
  size: number | null;
  /** When it began, in milliseconds since the epoch; absent where the browser does not say. */
  started?: number;
  /** Milliseconds from start to end. */
  time: number;
  /** Request header fields in order, as the browser lists them (HTTP/2 pseudo-fields among them). */
  fields: [name: string, value: string][];
  body: { text: string; mimeType: string } | null;
  /** Absent where the browser gave no response to tell of. */
  response?: ReportedResponse;
}

/** What a browser tells an extension of a response, beyond its status. Sizes are octets, null where it does not say. */
export interface ReportedResponse {
  /** As the browser writes it: `HTTP/1.1`, `http/2.0`, `HTTP/2`, `h3`; empty where it does not say. */
  httpVersion: string;
  /** In the browser's order, which need not be the wire's. */
  fields: [name: string, value: string][];
  /** Everything received for this response: heads, framing and trailers included. Chromium alone says. */
  transferSize: number | null;
  /** The body after its codings were undone. */
  contentSize: number | null;
  /** The target of a redirection, as the server wrote it; empty where there is none. */
  redirectUrl: string;
  /** The address of the server (or of a proxy), without brackets. */
  address: string | null;
  /** Where the response came from. Only `network` was an exchange. */
  source: 'network' | 'cache' | 'service-worker';
  /** Whether this browser tells extensions of failures at all: Firefox does not. */
  tellsErrors: boolean;
}

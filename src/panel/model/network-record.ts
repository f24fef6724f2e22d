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
  /** Milliseconds from start to end. */
  time: number;
  /** Request header fields in order, as the browser lists them (HTTP/2 pseudo-fields among them). */
  fields: [name: string, value: string][];
  body: { text: string; mimeType: string } | null;
}

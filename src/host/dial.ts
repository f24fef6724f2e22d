import { connect, isIP, type Socket } from 'node:net';
import { LastchunkError } from '../report/fault.ts';
import type { PooledReads } from './pooled-reads.ts';

export interface DialOptions {
  host: string;
  port: number;
  /** For resolving the name and connecting together. */
  timeoutMs: number;
  signal: AbortSignal;
  /** What reads the socket; without it, the stream does. */
  reads?: PooledReads;
  /** Called once the name is resolved. */
  onResolved: () => void;
}

export interface Dialled {
  socket: Socket;
  /** The address that answered. */
  address: string;
}

/** How long one address may keep the next from being tried, where a name has several (RFC 8305 §5). */
const NEXT_ADDRESS_AFTER_MS = 1_000;

/**
 * Resolves the name and connects, trying each of its addresses in turn.
 * @throws LastchunkError `dns-failed`, `connect-refused`, `connect-failed`, `connect-timeout`; what `signal` was aborted
 *   with when it was.
 */
export function dial({ host, port, timeoutMs, signal, reads, onResolved }: DialOptions): Promise<Dialled> {
  const place = `${isIP(host) === 6 ? `[${host}]` : host}, port ${port}`;
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const socket = connect({
      host,
      port,
      // A server that closes its direction has not closed ours.
      allowHalfOpen: true,
      noDelay: true,
      ...(reads === undefined ? {} : { onread: reads.onread }),
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_AFTER_MS,
    });
    const timer = setTimeout(() => {
      settle(new LastchunkError('connect-timeout', `${place} did not accept a connection within ${timeoutMs} ms.`));
    }, timeoutMs);
    const aborted = () => settle(signal.reason);
    const failed = (error: Error) => settle(asFault(error, host, place));
    const settle = (failure: unknown) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      socket.off('error', failed);
      if (failure === null) {
        resolve({ socket, address: socket.remoteAddress ?? host });
      } else {
        // Errors of attempts that are given up may still come.
        socket.on('error', () => undefined);
        socket.destroy();
        reject(failure);
      }
    };
    signal.addEventListener('abort', aborted, { once: true });
    socket.once('error', failed);
    socket.once('lookup', (error) => {
      if (error === null) onResolved();
    });
    if (isIP(host) !== 0) onResolved();
    socket.once('connect', () => settle(null));
  });
}

function asFault(error: Error, host: string, place: string): LastchunkError {
  const errors = error instanceof AggregateError && error.errors.length > 0 ? error.errors : [error];
  const codes = [...new Set(errors.map((one) => String(Object(one).code ?? one)))];
  const words = codes.join(', ');
  if (errors.some((one) => Object(one).syscall === 'getaddrinfo')) {
    return new LastchunkError('dns-failed', `The name ${host} could not be resolved (${words}).`, { cause: error });
  }
  if (codes.every((code) => code === 'ECONNREFUSED')) {
    return new LastchunkError('connect-refused', `${place} refused the connection.`, { cause: error });
  }
  if (codes.every((code) => code === 'ETIMEDOUT')) {
    return new LastchunkError('connect-timeout', `${place} did not answer (${words}).`, { cause: error });
  }
  return new LastchunkError('connect-failed', `${place} could not be connected to (${words}).`, { cause: error });
}

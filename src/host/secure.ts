import { isIP, type Socket } from 'node:net';
import { connect, type PeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';
import { LastchunkError } from '../report/fault.ts';
import type { Connection } from '../report/report.ts';
import { RecordEnd } from './record-end.ts';

export interface SecureOptions {
  /** The name that the certificate must be for. */
  host: string;
  port: number;
  /** For the handshake. */
  timeoutMs: number;
  /** Go on although the certificate is not trusted. */
  insecure: boolean;
  /** Certificates of authorities, PEM, to trust besides those that Node brings. */
  authorities: readonly string[];
  signal: AbortSignal;
}

export interface Secured {
  stream: TLSSocket;
  tls: NonNullable<Connection['tls']>;
  /** Once the stream has ended: whether TLS closed it, or only TCP did. */
  ending: () => 'close-notify' | 'tls-truncated';
}

/**
 * TLS 1.2 or 1.3 over a connected socket, with HTTP/1.1 as the only protocol offered (ALPN, RFC 7301). Nothing of the
 * request is sent to a server whose certificate is not trusted, unless `insecure`.
 * @throws LastchunkError `tls-certificate`, `tls-failed`; what `signal` was aborted with when it was. The socket is
 *   then destroyed.
 */
export function secure(socket: Socket, options: SecureOptions): Promise<Secured> {
  const { host, signal, timeoutMs } = options;
  const place = `${host}, port ${options.port}`;
  return new Promise((resolve, reject) => {
    const records = new RecordEnd(socket);
    // An address is never sent as a server name (RFC 6066 §3).
    const serverName = isIP(host) === 0 ? host.replace(/\.$/, '') : null;
    const stream = connect({
      socket: records,
      host,
      ...(serverName === null ? {} : { servername: serverName }),
      ALPNProtocols: ['http/1.1'],
      ...(options.authorities.length === 0 ? {} : { ca: [...rootCertificates, ...options.authorities] }),
      // Judged below, so that it can be told what is wrong, and with whose certificate.
      rejectUnauthorized: false,
    });
    records.secure = stream;
    // The TLS stream tells of errors too; this keeps one that comes after it from going unheard.
    records.on('error', () => undefined);

    const settle = (failure: unknown) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', aborted);
      stream.off('error', failed);
      if (failure === null) return;
      stream.on('error', () => undefined);
      stream.destroy();
      records.destroy();
      reject(failure);
    };
    const timer = setTimeout(() => {
      const words = `${place} did not finish the TLS handshake within ${timeoutMs} ms.`;
      settle(new LastchunkError('tls-failed', words));
    }, timeoutMs);
    const aborted = () => settle(signal.reason);
    const failed = (error: Error) => settle(handshakeFault(error, place));
    if (signal.aborted) aborted();
    signal.addEventListener('abort', aborted, { once: true });
    stream.once('error', failed);
    stream.once('secureConnect', () => {
      const untrusted = stream.authorized ? null : String(stream.authorizationError);
      if (untrusted !== null && !options.insecure) {
        settle(certificateFault(untrusted, stream.getPeerCertificate(), host));
        return;
      }
      settle(null);
      resolve({
        stream,
        tls: {
          version: stream.getProtocol() ?? 'unknown',
          cipher: stream.getCipher()?.standardName ?? 'unknown',
          serverName,
          untrusted,
        },
        ending: () => (records.truncated ? 'tls-truncated' : 'close-notify'),
      });
    });
  });
}

/** The name of a TLS alert in an OpenSSL error code, such as `handshake_failure`; null when it is none. */
export function alertName(code: string): string | null {
  return /_ALERT_(\w+)$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

function handshakeFault(error: Error, place: string): LastchunkError {
  const code = String(Object(error).code ?? error.message);
  const alert = alertName(code);
  let words = `The TLS handshake with ${place} failed (${code}).`;
  if (alert !== null) words = `${place} ended the TLS handshake with the alert ${alert}.`;
  else if (code === 'ECONNRESET') words = `${place} closed the connection during the TLS handshake.`;
  else if (code === 'ERR_SSL_WRONG_VERSION_NUMBER')
    words = `${place} answered with something that is not TLS (${code}).`;
  return new LastchunkError('tls-failed', words, { cause: error });
}

function certificateFault(code: string, certificate: PeerCertificate, host: string): LastchunkError {
  const subject = quote(certificate.subject?.CN ?? certificate.subjectaltname);
  const issuer = quote(certificate.issuer?.CN ?? certificate.issuer?.O);
  const reason = certificateReason(code, certificate, host);
  const words = `The certificate of ${host} is not trusted: ${reason}. It is for ${subject}, issued by ${issuer} (${code}).`;
  return new LastchunkError('tls-certificate', words);
}

function certificateReason(code: string, certificate: PeerCertificate, host: string): string {
  switch (code) {
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'it is self-signed';
    case 'SELF_SIGNED_CERT_IN_CHAIN':
      return 'its chain ends in a self-signed certificate that is not known here';
    case 'CERT_HAS_EXPIRED':
      return `it expired on ${certificate.valid_to}`;
    case 'CERT_NOT_YET_VALID':
      return `it is valid only from ${certificate.valid_from}`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `it is for another host than ${host}`;
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'its issuer is not known here';
    default:
      return 'it could not be verified';
  }
}

/** A name from the certificate: the server chose it. */
function quote(name: string | string[] | undefined): string {
  const text = Array.isArray(name) ? name.join(', ') : name;
  return text === undefined ? 'nobody named' : JSON.stringify(text.slice(0, 200));
}

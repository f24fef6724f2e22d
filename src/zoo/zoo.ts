/**
 * The zoo: a server of broken HTTP responses on this machine, over real sockets, in clear and over TLS.
 *
 * `/` is its index, `/<id>` a species, `/about/<id>` the page that explains it.
 */
import { createServer, type Server, type Socket } from 'node:net';
import process from 'node:process';
import { createSecureContext, type SecureContext } from 'node:tls';
import { makeCertificate } from './certificate.ts';
import { serveConnection } from './connection.ts';
import { servePage } from './pages/serve-page.ts';
import { families, speciesById } from './species/index.ts';
import type { Outcome } from './species.ts';
import type { Wire } from './wire.ts';

export interface ZooOptions {
  /** TCP port in clear; 0, the default, takes a free one. */
  port?: number;
  /** TCP port with TLS; 0, the default, takes a free one. */
  securePort?: number;
  /** Address to listen on; 127.0.0.1 by default. */
  host?: string;
}

export interface ListedSpecies {
  id: string;
  /** The id of its family, such as `cut`. */
  family: string;
  title: string;
  summary: string;
  conclude: string;
  outcome: Outcome;
  brokenSuccess: boolean;
  /** As `outcome` and `brokenSuccess`, over TLS. */
  secureOutcome: Outcome;
  secureBrokenSuccess: boolean;
  url: string;
  secureUrl: string;
  aboutUrl: string;
}

export interface RunningZoo {
  /** The index in clear, such as `http://127.0.0.1:40123/`. */
  url: string;
  /** The same over TLS. */
  secureUrl: string;
  /** The certificate of the TLS port, PEM, for clients to trust. */
  certificate: string;
  species: ListedSpecies[];
  /** Ends every connection and both servers. */
  close(): Promise<void>;
}

/**
 * Starts the zoo.
 *
 * @throws Error with a sentence, and the system's `code` (such as `EADDRINUSE`), when a port cannot be listened on
 */
export async function startZoo(options: ZooOptions = {}): Promise<RunningZoo> {
  const host = options.host ?? '127.0.0.1';
  const { certificate, privateKey } = await makeCertificate();
  const secureContext = createSecureContext({ key: privateKey, cert: certificate, minVersion: 'TLSv1.2' });
  const open = new Set<Socket>();
  let urls = { url: '', secureUrl: '' };
  const answer = (wire: Wire) => {
    const species = speciesById.get(wire.request.path.slice(1));
    return species === undefined ? servePage(wire, urls) : species.serve(wire);
  };
  const clear = gatekeeper(open, null, answer);
  const secure = gatekeeper(open, secureContext, answer);
  const close = async () => {
    const ended = [clear, secure].map((server) => new Promise<void>((resolve) => server.close(() => resolve())));
    for (const socket of open) socket.destroy();
    await Promise.all(ended);
  };
  try {
    urls = {
      url: `http://${authority(host, await listen(clear, host, options.port ?? 0))}/`,
      secureUrl: `https://${authority(host, await listen(secure, host, options.securePort ?? 0))}/`,
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
  return { ...urls, certificate, species: listSpecies(urls), close };
}

function gatekeeper(
  open: Set<Socket>,
  secureContext: SecureContext | null,
  answer: (wire: Wire) => Promise<void>,
): Server {
  // Half-open, because a client may end its direction once its request is sent, and still waits for the response.
  return createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    serveConnection(socket, secureContext, answer).catch((defect: unknown) => {
      // The zoo may live in the native host: a defect of one species must not take that down, nor pass unseen.
      process.emitWarning(defect instanceof Error ? defect : String(defect));
    });
  });
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const words =
        error.code === 'EADDRINUSE'
          ? `Port ${port} on ${host} is already in use: another program, or another zoo, listens on it.`
          : `The zoo cannot listen on ${host}, port ${port}: ${error.message}.`;
      reject(Object.assign(new Error(words, { cause: error }), { code: error.code }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

/** `host:port` as a URL has it; a wildcard address is reached over loopback. */
function authority(host: string, port: number): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return reached.includes(':') ? `[${reached}]:${port}` : `${reached}:${port}`;
}

function listSpecies({ url, secureUrl }: { url: string; secureUrl: string }): ListedSpecies[] {
  return families.flatMap((family) =>
    family.species.map((species) => ({
      id: species.id,
      family: family.id,
      title: species.title,
      summary: species.summary,
      conclude: species.conclude,
      outcome: species.outcome,
      brokenSuccess: species.brokenSuccess,
      secureOutcome: species.secureOutcome ?? species.outcome,
      secureBrokenSuccess: species.secureBrokenSuccess ?? species.brokenSuccess,
      url: `${url}${species.id}`,
      secureUrl: `${secureUrl}${species.id}`,
      aboutUrl: `${url}about/${species.id}`,
    })),
  );
}

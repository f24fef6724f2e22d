/** Certificates made for a test: one that is self-signed, or wrong in one way. */
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
}

const day = 24 * 60 * 60 * 1000;

export async function certificate(
  name: string,
  { expired = false, issuer }: { expired?: boolean; issuer?: Certificate } = {},
): Promise<Certificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: name }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - 3 * day),
    notAfterDate: new Date(Date.now() + (expired ? -day : day)),
    extensions: [
      { name: 'basicConstraints', cA: issuer === undefined },
      { name: 'subjectAltName', altNames: [{ type: 2, value: name }] },
    ],
    ...(issuer === undefined ? {} : { ca: issuer }),
  });
  return { key, cert };
}

/** Percent-encoded text, as gRPC puts it in `grpc-message`. */
import { fromUtf8 } from '../../wire/octets.ts';

/** Percent-encoded UTF-8; what is not well-formed stays as it is, as gRPC asks. */
export function percentDecoded(text: string): string {
  const octets = text.replace(/%([0-9a-fA-F]{2})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 16)),
  );
  return fromUtf8(octets) ?? octets;
}

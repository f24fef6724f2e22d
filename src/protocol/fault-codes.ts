/** JSON-RPC error numbers for each fault. Append-only. The stable word itself travels in `error.data.code`. */
import type { FaultCode, FaultDetails } from '../report/fault.ts';

/** JSON-RPC 2.0 §5.1 reserves the first five; ours lie in the implementation-defined range. */
export const rpcNumbers = {
  'frame-invalid': -32600,
  'method-unknown': -32601,
  'params-invalid': -32602,
  internal: -32603,
  cancelled: -32800,
  'protocol-mismatch': -32001,
  'frame-too-large': -32002,
  'url-invalid': -32010,
  'url-scheme': -32011,
  'url-credentials': -32012,
  'method-invalid': -32013,
  'field-invalid': -32014,
  'dns-failed': -32020,
  'connect-refused': -32021,
  'connect-failed': -32022,
  'connect-timeout': -32023,
  'tls-certificate': -32024,
  'tls-failed': -32025,
  'disk-full': -32030,
  'capture-failed': -32031,
  'capture-unknown': -32032,
  'window-invalid': -32033,
  'captures-folder': -32034,
  'file-unreadable': -32040,
  'port-in-use': -32041,
  'browser-unknown': -32042,
  'install-failed': -32043,
  /** These come from the extension itself, in the host's place. */
  'host-missing': -32050,
  'host-gone': -32051,
  'settings-unsaved': -32052,
  'host-silent': -32053,
} as const satisfies Record<FaultCode, number>;

/** `error.data` of every JSON-RPC error the host answers with. */
export interface FaultData {
  code: FaultCode;
  /** What to do about it, one sentence. */
  remedy: string;
  /** What the message is made of; see the page of the protocol for which code has which. */
  details?: FaultDetails;
}

/** JSON-RPC's parse error, for a frame that is not JSON at all: the word in `error.data.code` is `frame-invalid`. */
export const PARSE_ERROR = -32700;

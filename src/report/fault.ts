/**
 * Faults: why the tool itself could not do its work, as opposed to findings, which speak of the server.
 * Codes are append-only: scripts and issue reports rely on them. Each carries what to do next.
 */
export const faults = {
  'url-invalid': 'Give an absolute URL, such as http://127.0.0.1:8080/path.',
  'url-scheme': 'Give an http: or https: URL.',
  'url-credentials': 'Remove the user name and password from the URL, and send an Authorization field instead.',
  'method-invalid': 'Give a method that is an HTTP token, such as GET.',
  'field-invalid': 'Remove control characters from the field, and give it a name that is an HTTP token.',
  'dns-failed': 'Check the host name, and that this machine can resolve it.',
  'connect-refused': 'Check that the server is running, and that the port is right.',
  'connect-failed': 'Check that this machine can reach the server.',
  'connect-timeout': 'Check that the server is up, or allow more time to connect.',
  'tls-certificate': 'Inspect anyway if you trust this server for this request, or mend its certificate.',
  'tls-failed': 'Check that the port speaks TLS, and which versions it accepts.',
  'disk-full': 'Free some space where captures are kept, or lower the size of the capture store.',
  'capture-failed': 'Check that the folder of captures can be written.',
  'capture-unknown': 'Inspect again: the capture was evicted to keep the store within its size, or never existed.',
  'window-invalid': 'Ask for a window within the capture and the limits.',
  'file-unreadable': 'Check the path and its permissions.',
  'port-in-use': 'Choose another port.',
  'browser-unknown': 'Name a browser from the list that `lastchunk doctor` prints.',
  'install-failed': 'Check that the folder can be written.',
  'frame-too-large': 'Ask for less at once.',
  'frame-invalid': 'Send one JSON-RPC 2.0 message a frame.',
  'params-invalid': 'Send the params that the protocol page names.',
  cancelled: 'Ask again: it was stopped because it was asked to be.',
  'method-unknown': 'Use a method that the protocol page names.',
  'protocol-mismatch': 'Update the extension and the host so that they speak the same protocol.',
  'captures-folder': 'Name another folder, or leave the choice to the host.',
  'settings-unsaved': 'Try again: until then the settings are as they were.',
  'host-missing': 'Install the companion host with `npx lastchunk install`, then try again.',
  'host-silent': 'Bring the companion host up to date with `npx lastchunk@latest install`, then try again.',
  'host-gone': 'Inspect again: a new host is started by itself.',
  internal: 'This is a defect in Lastchunk: report it with these words.',
} as const;

export type FaultCode = keyof typeof faults;

export type FaultDetails = Readonly<Record<string, string | number>>;

/** An error whose message is a sentence that says what happened to what; `code` is stable. */
export class LastchunkError extends Error {
  override readonly name = 'LastchunkError';
  readonly code: FaultCode;
  /** What the words are made of, where somebody shows it otherwise than in words. */
  readonly details: FaultDetails | undefined;

  constructor(code: FaultCode, message: string, options?: ErrorOptions & { details?: FaultDetails | undefined }) {
    super(message, options);
    this.code = code;
    this.details = options?.details;
  }

  /** What the user can do about it, one sentence. */
  get remedy(): string {
    return faults[this.code];
  }
}

/** Any thrown value as a LastchunkError: what is not one already is a defect of ours, and says so. */
export function asLastchunkError(thrown: unknown): LastchunkError {
  if (thrown instanceof LastchunkError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new LastchunkError('internal', message, { cause: thrown });
}

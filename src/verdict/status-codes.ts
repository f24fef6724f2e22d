/**
 * Status codes: classes (RFC 9110 §15), the IANA registry, and the best-known codes that vendors made up.
 * Registry: https://www.iana.org/assignments/http-status-codes
 */

export const statusClasses = [
  'informational',
  'successful',
  'redirection',
  'client-error',
  'server-error',
  'invalid',
  'unparsable',
] as const;

export type StatusClass = (typeof statusClasses)[number];

const byFirstDigit: readonly StatusClass[] = [
  'invalid',
  'informational',
  'successful',
  'redirection',
  'client-error',
  'server-error',
];

/** The class of a number; `unparsable` for null. */
export function classOf(code: number | null): StatusClass {
  if (code === null) return 'unparsable';
  return byFirstDigit[Math.floor(code / 100)] ?? 'invalid';
}

/** The class of a code as written: `0200` and `20` are invalid, although their digits make a number. */
export function classOfWritten(code: number | null, raw: string): StatusClass {
  return code !== null && raw.length !== 3 ? 'invalid' : classOf(code);
}

/**
 * The code that a recipient acts on: itself when registered, x00 of its class when not, 500 when invalid (RFC 9110 §15),
 * null when there is none.
 */
export function treatAs(code: number | null, raw: string): number | null {
  if (code === null) return null;
  if (classOfWritten(code, raw) === 'invalid') return 500;
  return registeredName(code) === null ? Math.floor(code / 100) * 100 : code;
}

export function registeredName(code: number): string | null {
  return registered[code] ?? null;
}

/** `nginx: Client Closed Request`; null when no vendor is known for it. */
export function vendorName(code: number): string | null {
  const fastly =
    code >= 600 && code <= 699
      ? 'Fastly: a code of its own configuration language (VCL), which should not leave it'
      : null;
  return vendors[code] ?? fastly;
}

const registered: Readonly<Record<number, string>> = {
  100: 'Continue',
  101: 'Switching Protocols',
  102: 'Processing',
  103: 'Early Hints',
  104: 'Upload Resumption Supported',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  207: 'Multi-Status',
  208: 'Already Reported',
  226: 'IM Used',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  305: 'Use Proxy',
  306: '(Unused)',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  418: '(Unused)',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  423: 'Locked',
  424: 'Failed Dependency',
  425: 'Too Early',
  426: 'Upgrade Required',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  506: 'Variant Also Negotiates',
  507: 'Insufficient Storage',
  508: 'Loop Detected',
  510: 'Not Extended',
  511: 'Network Authentication Required',
};

const vendors: Readonly<Record<number, string>> = {
  218: 'Apache: This Is Fine',
  419: 'Laravel: Page Expired',
  420: 'Twitter: Enhance Your Calm',
  430: 'Shopify: Request Header Fields Too Large',
  440: 'IIS: Login Time-out',
  444: 'nginx: No Response',
  449: 'IIS: Retry With',
  450: 'Microsoft: Blocked by Windows Parental Controls',
  460: 'AWS load balancer: the client closed the connection',
  463: 'AWS load balancer: too many addresses in X-Forwarded-For',
  464: 'AWS load balancer: incompatible protocol versions',
  494: 'nginx: Request Header Too Large',
  495: 'nginx: SSL Certificate Error',
  496: 'nginx: SSL Certificate Required',
  497: 'nginx: HTTP Request Sent to HTTPS Port',
  498: 'Esri: Invalid Token',
  499: 'nginx: Client Closed Request',
  509: 'Apache and cPanel: Bandwidth Limit Exceeded',
  520: 'Cloudflare: Web Server Returned an Unknown Error',
  521: 'Cloudflare: Web Server Is Down',
  522: 'Cloudflare: Connection Timed Out',
  523: 'Cloudflare: Origin Is Unreachable',
  524: 'Cloudflare: A Timeout Occurred',
  525: 'Cloudflare: SSL Handshake Failed',
  526: 'Cloudflare: Invalid SSL Certificate',
  527: 'Cloudflare: Railgun Error',
  529: 'Qualys and others: Site Is Overloaded',
  530: 'Cloudflare: the origin host name could not be resolved',
  561: 'AWS load balancer: Unauthorized',
  598: 'Proxies: Network Read Timeout',
  599: 'Proxies: Network Connect Timeout',
  999: 'LinkedIn: Request Denied',
};

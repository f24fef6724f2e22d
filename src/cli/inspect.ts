/** `lastchunk inspect URL`: fetch over a raw socket, and say how the response really ended. */
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { CaptureStore } from '../capture/store.ts';
import { inspect } from '../host/inspect.ts';
import type { InspectOptions, RequestSpec } from '../protocol/messages.ts';
import { LastchunkError } from '../report/fault.ts';
import { INTERRUPTED, statusHelp } from './exit-status.ts';
import { asksColour, type ColourOptions, gather, wholeNumber, withColour } from './options.ts';
import { printReport } from './print-report.ts';
import { ProgressLine } from './progress-line.ts';
import { wantsColour } from './terminal.ts';
import { version } from './version.ts';

interface Options extends ColourOptions {
  request?: string;
  header?: string[];
  data?: string;
  json?: boolean;
  clients?: boolean;
  insecure?: boolean;
  connectTimeout?: number;
  headTimeout?: number;
  idleTimeout?: number;
  grace?: number;
  maxReceived?: number;
  maxDuration?: number;
}

const MOST = Number.MAX_SAFE_INTEGER;
const DAY = 24 * 60 * 60 * 1000;

export function addInspect(program: Command): void {
  const command = program
    .command('inspect')
    .summary('fetch a URL over a raw socket, and say how the response ended')
    .description(
      'Sends one request over a raw socket and says, octet by octet, what came back and how it ended.\nRedirections are not followed: each response is one to be inspected.',
    )
    .argument('<url>', 'an http: or https: URL')
    .option('-X, --request <method>', 'method (default: GET, or POST with --data)')
    .option('-H, --header <line>', "field line, 'Name: value'; may be given several times", gather)
    .option('-d, --data <data>', 'content to send; @file sends a file, @- standard input')
    .option('--clients', 'say what each client makes of it, and why')
    .option('--json', 'print the Report as JSON; a fault is {"error":{code,message,remedy}}')
    .option('--insecure', 'go on although the certificate is not trusted')
    .option('--connect-timeout <ms>', 'until the connection stands (default: 10000)', wholeNumber(1, DAY))
    .option('--head-timeout <ms>', 'until the head is read (default: 30000)', wholeNumber(1, DAY))
    .option('--idle-timeout <ms>', 'longest silence within the body (default: 30000)', wholeNumber(1, DAY))
    .option('--grace <ms>', 'wait for excess octets after a whole message (default: 150)', wholeNumber(0, 60_000))
    .option('--max-received <octets>', 'stop by itself after so many octets (default: none)', wholeNumber(1, MOST))
    .option('--max-duration <ms>', 'stop by itself after so long (default: none)', wholeNumber(1, DAY));
  withColour(command)
    .addHelpText(
      'after',
      `
Examples:
  lastchunk inspect http://127.0.0.1:8080/report
  lastchunk inspect -H 'Accept: text/event-stream' --idle-timeout 5000 https://example.com/events
  lastchunk inspect --json https://example.com/ | jq .verdict

Ctrl-C stops, and shows what came until then; a second one ends at once.
${statusHelp}`,
    )
    .action(run);
}

async function run(url: string, options: Options): Promise<void> {
  const spec = await requestOf(url, options);
  const captures = await CaptureStore.open();
  // The browser may have been allowed more than a terminal knows of: room is made for this capture alone.
  captures.resize(Math.max(captures.capacity, captures.size));
  const interruption = interruptible();
  const colour = asksColour(options);
  const line = new ProgressLine(
    { phase: 'resolving', received: 0 },
    { hint: 'Ctrl-C stops', colour: wantsColour(process.stderr, colour) },
  );
  try {
    const report = await inspect(spec, optionsOf(options), {
      captures,
      signal: interruption.signal,
      onProgress: (progress) => line.update(progress),
      userAgent: `lastchunk/${version}`,
    });
    line.end();
    printReport(report, { json: options.json ?? false, colour, clients: options.clients ?? false });
  } finally {
    line.end();
    interruption.end();
    await captures.close();
  }
}

/** The request that the command line describes. Fails with `field-invalid`, `file-unreadable`. */
async function requestOf(url: string, { request, header = [], data }: Options): Promise<RequestSpec> {
  const body = data === undefined ? undefined : await contentOf(data);
  return {
    method: request ?? (body === undefined ? 'GET' : 'POST'),
    url,
    fields: header.map(fieldOf),
    ...(body === undefined ? {} : { body: body.toString('base64') }),
  };
}

function fieldOf(line: string): [string, string] {
  const colon = line.indexOf(':');
  if (colon < 1) {
    throw new LastchunkError('field-invalid', `“${line}” is no field line: a name, a colon and a value are wanted.`);
  }
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+/, '')];
}

async function contentOf(data: string): Promise<Buffer> {
  if (!data.startsWith('@')) return Buffer.from(data);
  const name = data.slice(1);
  try {
    return name === '-' ? await readAll(process.stdin) : await readFile(name);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new LastchunkError('file-unreadable', `The content cannot be read: ${reason}.`, { cause });
  }
}

async function readAll(stream: NodeJS.ReadStream): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

function optionsOf(options: Options): Partial<InspectOptions> {
  const { insecure, connectTimeout, headTimeout, idleTimeout, grace, maxReceived, maxDuration } = options;
  return {
    ...(insecure === undefined ? {} : { insecure }),
    ...(connectTimeout === undefined ? {} : { connectTimeoutMs: connectTimeout }),
    ...(headTimeout === undefined ? {} : { headTimeoutMs: headTimeout }),
    ...(idleTimeout === undefined ? {} : { idleTimeoutMs: idleTimeout }),
    ...(grace === undefined ? {} : { graceMs: grace }),
    ...(maxReceived === undefined ? {} : { maxReceived }),
    ...(maxDuration === undefined ? {} : { maxDurationMs: maxDuration }),
  };
}

/** A signal that the first interruption aborts; the second ends the process. */
function interruptible(): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, interrupt);
  return {
    signal: controller.signal,
    end: () => {
      for (const name of signals) process.off(name, interrupt);
    },
  };
}

/** `lastchunk decode FILE|-`: the same judgement of octets that somebody else recorded. */
import { createReadStream } from 'node:fs';
import { type Command, Option } from 'commander';
import { nodeCodings } from '../coding/node-codings.ts';
import { nodeHashes } from '../hashing/node-hashes.ts';
import { decode } from '../report/decode.ts';
import { LastchunkError } from '../report/fault.ts';
import { type EndingFact, Report } from '../report/report.ts';
import { statusHelp } from './exit-status.ts';
import { asksColour, type ColourOptions, withColour } from './options.ts';
import { printReport } from './print-report.ts';
import { ProgressLine } from './progress-line.ts';
import { wantsColour } from './terminal.ts';

interface Options extends ColourOptions {
  method: string;
  ending: EndingFact['transport'];
  json?: boolean;
  clients?: boolean;
}

const endings = Report.entries.ending.entries.transport.options;

/** Octets of one read. */
const READ = 256 * 1024;

export function addDecode(program: Command): void {
  const command = program
    .command('decode')
    .summary('judge the raw octets of a response in a file')
    .description('Judges the raw octets of a response, as a server sent them, from a file or standard input.')
    .argument('<file>', 'a file of octets, or - for standard input')
    .option('-X, --method <method>', 'method of the request: HEAD and CONNECT change the framing', 'GET')
    .addOption(new Option('--ending <ending>', 'how the connection ended after them').choices(endings).default('fin'))
    .option('--clients', 'say what each client makes of it, and why')
    .option('--json', 'print the Report as JSON; a fault is {"error":{code,message,remedy}}');
  withColour(command)
    .addHelpText(
      'after',
      `
Examples:
  lastchunk decode response.bin
  printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\nhalf' | lastchunk decode -
${statusHelp}`,
    )
    .action(run);
}

async function run(file: string, options: Options): Promise<void> {
  const { method, ending, json = false, clients = false } = options;
  const colour = asksColour(options);
  const line = new ProgressLine({ phase: 'decoding', received: 0 }, { colour: wantsColour(process.stderr, colour) });
  let received = 0;
  const count = (octets: number) => {
    received += octets;
    line.update({ phase: 'decoding', received });
  };
  try {
    const report = await decode(reads(file, count), { method, ending, codings: nodeCodings, hashes: nodeHashes });
    line.end();
    printReport(report, { json, colour, clients });
  } finally {
    line.end();
  }
}

/** The file's octets, a read at a time. Fails with `file-unreadable`. */
async function* reads(file: string, count: (octets: number) => void): AsyncGenerator<Uint8Array> {
  const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: READ });
  const octets = stream[Symbol.asyncIterator]();
  for (;;) {
    const read = await octets.next().catch((cause: unknown) => {
      const reason = cause instanceof Error ? cause.message : String(cause);
      const name = file === '-' ? 'Standard input' : file;
      throw new LastchunkError('file-unreadable', `${name} cannot be read: ${reason}.`, { cause });
    });
    if (read.done) return;
    count(read.value.length);
    yield read.value;
  }
}

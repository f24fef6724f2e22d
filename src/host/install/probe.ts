/** Starts a launcher as a browser would and speaks one frame to it: the only proof that a host is found and answers. */
import { type ChildProcess, spawn } from 'node:child_process';
import * as v from 'valibot';
import { limits, methods, PROTOCOL_VERSION } from '../../protocol/messages.ts';
import { encodeFrame, FrameSplitter } from '../native-frames.ts';
import { reasonOf } from './atomic-file.ts';

export type Answer =
  | { answered: true; version: string; node: string; capturesFolder: string }
  | { answered: false; reason: string };

/** How long a host may take to start and answer, milliseconds. */
const PATIENCE = 15_000;
/** Octets of the host's own words that are kept. */
const WORDS = 2_000;

/** What is left of the environment when a browser was started from a desktop: no version manager's PATH. */
const passedOn = [
  'HOME',
  'LASTCHUNK_DATA',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'APPDATA',
  'LOCALAPPDATA',
  'USERPROFILE',
  'SystemRoot',
  'ComSpec',
];

/**
 * Says `hello` to the launcher in a bare environment. `args` are what the browser passes. Never throws: what went wrong
 * is the answer's reason, a clause without a full stop.
 */
export function probe(launcher: string, args: readonly string[], version: string): Promise<Answer> {
  return new Promise((settle) => {
    let words = '';
    const child = start(launcher, args);
    const done = (answer: Answer) => {
      clearTimeout(timer);
      child.stdin?.end();
      child.kill();
      settle(answer);
    };
    const failed = (reason: string) => {
      const said = words.trim() === '' ? '' : `, and said: ${words.trim()}`;
      done({ answered: false, reason: `${reason}${said}` });
    };
    const timer = setTimeout(() => failed(`it did not answer within ${PATIENCE / 1_000} seconds`), PATIENCE);
    const splitter = new FrameSplitter(limits.frameToBrowser, {
      frame: (octets) => done(readHello(octets)),
      tooLarge: () => failed('it printed something else than native messages to its standard output'),
    });
    child.on('error', (error) => failed(`it could not be started: ${error.message}`));
    child.on('close', (code, signal) => failed(`it ended without an answer (${signal ?? `exit status ${code}`})`));
    child.stdout?.on('data', (octets: Buffer) => void splitter.push(octets));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(0, WORDS);
    });
    // A host that has already ended closes its input: 'close' tells that, so the write's own error adds nothing.
    child.stdin?.on('error', () => undefined);
    child.stdin?.write(encodeFrame(hello(version)));
  });
}

function start(launcher: string, args: readonly string[]): ChildProcess {
  const kept = passedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  const path = process.platform === 'win32' ? process.env.Path : '/usr/bin:/bin:/usr/sbin:/sbin';
  const env: NodeJS.ProcessEnv = { ...Object.fromEntries(kept), PATH: path };
  if (process.platform !== 'win32') return spawn(launcher, args, { env });
  // Windows runs a batch file only through its command interpreter, which with /s takes off one outer pair of quotes.
  const words = [launcher, ...args].map((word) => `"${word}"`).join(' ');
  return spawn('cmd.exe', ['/d', '/s', '/c', `"${words}"`], { env, windowsHide: true, windowsVerbatimArguments: true });
}

function hello(version: string): string {
  const params = { protocol: PROTOCOL_VERSION, client: { name: 'lastchunk doctor', version } };
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'hello', params });
}

const HelloAnswer = v.object({ result: methods.hello.result });

function readHello(octets: Uint8Array): Answer {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder().decode(octets));
  } catch (error) {
    return { answered: false, reason: `its answer is not JSON (${reasonOf(error)})` };
  }
  const parsed = v.safeParse(HelloAnswer, json);
  if (!parsed.success) return { answered: false, reason: `its answer to hello is not that of a Lastchunk host` };
  const { host, node, captures } = parsed.output.result;
  return { answered: true, version: host.version, node, capturesFolder: captures.folder };
}

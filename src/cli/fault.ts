/** Faults as people and scripts read them. */
import { asLastchunkError, type FaultCode, type LastchunkError } from '../report/fault.ts';
import { palette } from '../report/text/palette.ts';
import { visible } from '../report/text/printable.ts';
import { FAULT } from './exit-status.ts';
import { jsonText } from './json-text.ts';
import { wantsColour } from './terminal.ts';

/** What to do, where the command line has an option for it. */
const options: Partial<Record<FaultCode, string>> = {
  'tls-certificate': 'Pass --insecure if you trust this server for this request, or mend its certificate.',
  'connect-timeout': 'Check that the server is up, or allow more time with --connect-timeout.',
  'params-invalid': 'Say --help for what can be said.',
};

/** The options of the command that was running, as far as they say how to tell of a fault. */
export interface Telling {
  json?: boolean;
  colour?: boolean;
  color?: boolean;
}

/**
 * Tells of what was thrown and sets exit status 2: two lines on stderr, or with `json` one object on stdout. A message
 * may quote a server, so it is made visible.
 */
export function tellFault(thrown: unknown, { json = false, colour = true, color = true }: Telling = {}): void {
  const fault = asLastchunkError(thrown);
  process.exitCode = FAULT;
  if (json) process.stdout.write(jsonText({ error: faultObject(fault) }));
  else process.stderr.write(faultLines(fault, colour && color));
}

function faultObject(fault: LastchunkError): { code: string; message: string; remedy: string } {
  return { code: fault.code, message: fault.message, remedy: remedyOf(fault) };
}

function remedyOf({ code, remedy }: LastchunkError): string {
  return options[code] ?? remedy;
}

function faultLines(fault: LastchunkError, colour: boolean): string {
  const { code, message } = fault;
  const { bad, quiet } = palette(wantsColour(process.stderr, colour));
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  return `${bad('lastchunk:')} ${visible(sentence)} ${quiet(`(${code})`)}\n${remedyOf(fault)}\n`;
}

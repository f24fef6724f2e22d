/** A Report as large as a hostile head can make it, cut to what one message to the browser may hold. */
import type { Message, Report, StatusLine } from '../report/report.ts';

/** Octets and rows that are left of each; the first step that makes the Report fit is taken. */
const steps = [
  { text: 1024, rows: 2_000, interims: 100 },
  { text: 256, rows: 500, interims: 10 },
  { text: 64, rows: 100, interims: 1 },
];

/**
 * The Report itself where its JSON has at most `octets` octets; else a copy with long texts cut and the later rows of long
 * lists left out, and `abridged` true. The whole is in the capture.
 */
export function abridge(report: Report, octets: number): { report: Report; abridged?: true } {
  if (fits(report, octets)) return { report };
  let shorter = report;
  for (const { text, rows, interims } of steps) {
    const message = (whole: Message) => abridgeMessage(whole, text, rows);
    shorter = {
      ...report,
      interim: report.interim.slice(0, interims).map(message),
      response: report.response && message(report.response),
      findings: report.findings.slice(0, rows).map((each) => ({ ...each, detail: cut(each.detail, text) })),
    };
    if (fits(shorter, octets)) break;
  }
  return { report: shorter, abridged: true };
}

function abridgeMessage(message: Message, text: number, rows: number): Message {
  const field = <F extends { name: string; value: string; raw: string }>(whole: F): F => ({
    ...whole,
    name: cut(whole.name, text),
    value: cut(whole.value, text),
    raw: cut(whole.raw, text),
  });
  return {
    ...message,
    statusLine: abridgeStatusLine(message.statusLine, text),
    fields: message.fields.slice(0, rows).map(field),
    body: { ...message.body, contentCoding: message.body.contentCoding.slice(0, 20).map((each) => cut(each, text)) },
    trailers: message.trailers.slice(0, rows).map(field),
  };
}

/** A status line whose texts have at most `text` characters and a mark. */
export function abridgeStatusLine(line: StatusLine, text: number): StatusLine {
  return {
    ...line,
    raw: cut(line.raw, text),
    version: line.version && cut(line.version, text),
    codeRaw: cut(line.codeRaw, text),
    reason: line.reason && cut(line.reason, text),
    reasonRaw: cut(line.reasonRaw, text),
  };
}

function fits(report: Report, octets: number): boolean {
  return Buffer.byteLength(JSON.stringify(report)) <= octets;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

/** Findings about problem documents: `application/problem+json` against RFC 9457 §3.1. */
import { contentFinding } from '../content-finding.ts';
import { uriReferenceFault } from '../field-grammar.ts';
import type { FindingKind, Observation } from '../finding.ts';
import { DocumentDetector } from '../readers/document-detector.ts';
import { type ProblemDocument, problemFormat, readProblem } from '../readers/problem-document.ts';
import { rfc } from '../spec.ts';
import { quoted } from '../words.ts';

function example(document: string) {
  const head = 'HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\n';
  return { wire: `${head}Content-Length: ${document.length}\r\n\r\n${document}` };
}

/** A finding that judges a whole JSON document; what is cut is left to the findings about the ending. */
function documentFinding(
  kind: Omit<FindingKind, 'judge' | 'listen'>,
  observe: (problem: ProblemDocument | string, text: string, code: string) => Omit<Observation, 'span'> | null,
): FindingKind {
  return contentFinding({
    ...kind,
    listen(head) {
      if (problemFormat(head) !== 'json') return null;
      return new DocumentDetector((text, whole) => {
        const observation = whole ? observe(readProblem(text), text, head.statusLine.codeRaw) : null;
        return observation && { ...observation, span: null };
      });
    },
  });
}

export const problemDetailsFindings: readonly FindingKind[] = [
  documentFinding(
    {
      id: 'problem-details-malformed',
      severity: 'warning',
      title: 'The problem document cannot be read',
      spec: [rfc(9457, '3')],
      example: example('Bad Request'),
    },
    (problem, text) =>
      typeof problem !== 'string'
        ? null
        : {
            detail:
              `Content-Type says application/problem+json, and the content ${problem}; it begins with ${quoted(text.slice(0, 60))}. ` +
              'A problem document is one JSON object in UTF-8. Clients that parse it fail in their error handling, and the first error is lost in the second.',
          },
  ),
  documentFinding(
    {
      id: 'problem-details-member',
      severity: 'warning',
      title: 'Members of the problem document are not of their type',
      spec: [rfc(9457, '3.1')],
      example: example('{"type":"about:blank","title":404}'),
    },
    (problem) => {
      if (typeof problem === 'string') return null;
      const faults = memberFaults(problem);
      if (faults.length === 0) return null;
      return {
        detail: `In the problem document, ${faults.join('; ')}. Clients must ignore a member of the wrong type, and those with a typed model fail to read the document.`,
        count: faults.length,
      };
    },
  ),
  documentFinding(
    {
      id: 'problem-details-status',
      severity: 'warning',
      title: 'The problem document gives another status than the status line',
      spec: [rfc(9457, '3.1.2')],
      example: example('{"title":"Out of credit","status":403}'),
    },
    (problem, _text, code) => {
      // Under a 2xx the signal tells of the status, and more.
      if (typeof problem === 'string' || typeof problem.status !== 'number' || code.startsWith('2')) return null;
      const status = String(problem.status);
      if (status === code) return null;
      return {
        detail:
          `The status line says ${quoted(code)}, the document’s member "status" ${quoted(status)}. They must be the same when the document is generated: ` +
          'a proxy may have replaced the status since, or the server fills in one of them wrongly. HTTP clients act on the status line, and code that reads the document may act on the other.',
      };
    },
  ),
];

/** RFC 9457 §3.1.1 to §3.1.5. */
function memberFaults(problem: ProblemDocument): string[] {
  const faults: string[] = [];
  for (const member of ['type', 'title', 'detail', 'instance']) {
    const value = problem[member];
    if (value === undefined) continue;
    const isUri = member === 'type' || member === 'instance';
    if (typeof value !== 'string') faults.push(`"${member}" is ${typeName(value)} where a string belongs`);
    else if (isUri && uriReferenceFault(value) !== null) {
      faults.push(`"${member}" is ${quoted(value)}, no URI reference: it holds ${uriReferenceFault(value)}`);
    }
  }
  const { status } = problem;
  if (status !== undefined && typeof status !== 'number') {
    faults.push(`"status" is ${typeName(status)} where a number belongs`);
  } else if (typeof status === 'number' && !(Number.isInteger(status) && status >= 100 && status <= 599)) {
    faults.push(`"status" is ${quoted(String(status))}, no status code`);
  }
  return faults;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Findings about fields that a status asks for and that did not come, or cannot be read (RFC 9110 §10.2.3, §15). */

import { isHttpDate } from '../field-grammar.ts';
import { fieldOf, finalResponse, statusWords } from '../final-response.ts';
import type { FindingKind, Severity, SpecReference } from '../finding.ts';
import { rfc } from '../spec.ts';
import { registeredName } from '../status-codes.ts';
import { quoted } from '../words.ts';

interface Requirement {
  id: string;
  statuses: readonly [number, ...number[]];
  /** The field as its specification writes it. */
  field: string;
  severity: Severity;
  title: string;
  spec: SpecReference[];
  /** What the field is for, and what happens without it. */
  means: string;
}

const requirements: readonly Requirement[] = [
  {
    id: 'authenticate-missing',
    statuses: [401],
    field: 'WWW-Authenticate',
    severity: 'warning',
    title: 'A 401 without WWW-Authenticate',
    spec: [rfc(9110, '15.5.2'), rfc(9110, '11.6.1')],
    means:
      'A 401 must say by it how to authenticate. Without it browsers ask for no password and clients cannot choose a scheme: they report the 401 as it is. If credentials would not help, 403 is meant.',
  },
  {
    id: 'proxy-authenticate-missing',
    statuses: [407],
    field: 'Proxy-Authenticate',
    severity: 'warning',
    title: 'A 407 without Proxy-Authenticate',
    spec: [rfc(9110, '15.5.8'), rfc(9110, '11.7.1')],
    means:
      'A proxy must say by it how to authenticate; without it no client can. An origin server has no business with a 407.',
  },
  {
    id: 'allow-missing',
    statuses: [405],
    field: 'Allow',
    severity: 'warning',
    title: 'A 405 without Allow',
    spec: [rfc(9110, '15.5.6'), rfc(9110, '10.2.1')],
    means:
      'A 405 must list by it the methods that the resource does allow; it may be empty, but must be there. Clients go on, and nobody learns what would have worked.',
  },
  {
    id: 'upgrade-missing',
    statuses: [426],
    field: 'Upgrade',
    severity: 'warning',
    title: 'A 426 without Upgrade',
    spec: [rfc(9110, '15.5.22'), rfc(9110, '7.8')],
    means: 'A 426 must name by it the protocol that it asks for. Without it a client cannot know what to change.',
  },
  {
    id: 'retry-after-missing',
    statuses: [429, 503],
    field: 'Retry-After',
    severity: 'info',
    title: 'No Retry-After says when to try again',
    spec: [rfc(9110, '10.2.3'), rfc(9110, '15.6.4'), rfc(6585, '4')],
    means: 'It is optional; without it each client chooses for itself when to try again, and some do so at once.',
  },
];

export const requiredFieldFindings: readonly FindingKind[] = [
  ...requirements.map(finding),
  {
    id: 'created-unidentified',
    severity: 'info',
    title: 'A 201 that does not say what was created',
    spec: [rfc(9110, '15.3.2')],
    example: { wire: 'HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n' },
    judge({ response }) {
      const final = finalResponse(response);
      if (final?.status !== 201 || fieldOf(final.head, 'location') !== null) return null;
      if (!response.whole || response.bodyLength > 0) return null;
      return {
        detail:
          'The 201 has neither a Location field nor content. It then says that the target URI itself names what was created, which is right for a PUT and hardly ever for a POST: ' +
          'a client cannot find the new resource.',
        span: final.head.statusLine.span,
      };
    },
  },
  {
    id: 'retry-after-malformed',
    severity: 'warning',
    title: 'Retry-After is neither a number of seconds nor a date',
    spec: [rfc(9110, '10.2.3'), rfc(9110, '5.6.7')],
    example: { wire: `HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5 minutes\r\nContent-Length: 5\r\n\r\nhello` },
    judge({ response }) {
      const final = finalResponse(response);
      const field = final && fieldOf(final.head, 'retry-after');
      if (!field || /^\d+$/.test(field.value) || isHttpDate(field.value)) return null;
      return {
        detail:
          `Retry-After reads ${quoted(field.value)}. It takes whole seconds, such as "120", or an HTTP-date, such as "Sun, 06 Nov 1994 08:49:37 GMT". ` +
          'Clients ignore what they cannot read and try again when they please; some stop at the first letter, and wait that many seconds.',
        span: field.span,
      };
    },
  },
];

function finding({ id, statuses, field, severity, title, spec, means }: Requirement): FindingKind {
  return {
    id,
    severity,
    title,
    spec,
    example: { wire: `HTTP/1.1 ${statuses[0]} ${registeredName(statuses[0])}\r\nContent-Length: 5\r\n\r\nhello` },
    judge({ response }) {
      const final = finalResponse(response);
      if (final === null || !statuses.includes(final.status)) return null;
      if (fieldOf(final.head, field.toLowerCase()) !== null) return null;
      return {
        detail: `${quoted(statusWords(final.head))} came without the field ${field}. ${means}`,
        span: final.head.statusLine.span,
      };
    },
  };
}

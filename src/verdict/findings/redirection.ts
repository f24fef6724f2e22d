/** Findings about redirection: where to, and with which method (RFC 9110 §10.2.2, §15.4; Fetch: HTTP-redirect fetch). */

import { uriReferenceFault } from '../field-grammar.ts';
import { fieldOf, finalResponse } from '../final-response.ts';
import type { FindingKind } from '../finding.ts';
import { rfc, source } from '../spec.ts';
import { quoted } from '../words.ts';

const end = 'Content-Length: 0\r\n\r\n';
const moved = `HTTP/1.1 301 Moved Permanently\r\n`;
const fetchRedirect = source('Fetch: HTTP-redirect fetch', 'https://fetch.spec.whatwg.org/#http-redirect-fetch');

const anew =
  'A client goes on with GET and without content, unless the request was a GET or a HEAD: browsers, requests and Go agree.';
const historical =
  'A POST becomes a GET without content in browsers, curl, requests and Go, as RFC 9110 allows for the sake of history; ' +
  'other methods are kept by browsers, while Go makes a GET of all but HEAD. Whoever needs the method kept sends 307 or 308.';
const kept =
  'The method and the content are kept, so a POST is sent again in full: a client must be able to repeat its content, and one that streams it cannot.';

/** What clients make of the request, by status. */
const following: Readonly<Record<number, string>> = {
  301: `For good, and caches may keep it. ${historical}`,
  302: `For now. ${historical}`,
  303: anew,
  307: `For now. ${kept}`,
  308: `For good, and caches may keep it. ${kept}`,
};

export const redirectionFindings: readonly FindingKind[] = [
  {
    id: 'redirection',
    severity: 'info',
    title: 'A redirection',
    spec: [rfc(9110, '15.4'), fetchRedirect],
    example: { wire: `${moved}Location: /new\r\n${end}` },
    judge({ response }) {
      const final = finalResponse(response);
      const words = final && following[final.status];
      const location = final && fieldOf(final.head, 'location');
      if (!final || !words || !location || location.value === '') return null;
      return {
        detail: `${final.status} sends the client to ${quoted(location.value)}. ${words} Lastchunk does not follow it: inspect the target by itself.`,
        span: location.span,
        title: `A redirection (${final.status})`,
      };
    },
  },
  {
    id: 'location-missing',
    severity: 'warning',
    title: 'A redirection that does not say where to',
    spec: [rfc(9110, '15.4'), rfc(9110, '10.2.2')],
    example: { wire: `HTTP/1.1 302 Found\r\n${end}` },
    judge({ response }) {
      const final = finalResponse(response);
      if (!final || (following[final.status] === undefined && final.status !== 300)) return null;
      if (fieldOf(final.head, 'location') !== null) return null;
      return {
        detail:
          `The ${final.status} has no Location field. ` +
          (final.status === 300
            ? 'It is optional there: the content lists the choices, and a Location would name the server’s own.'
            : 'Clients cannot follow it, and show or hand over the response itself; fetch() with redirect: "follow" resolves with the 3xx.'),
        span: final.head.statusLine.span,
        severity: final.status === 300 ? 'info' : 'warning',
      };
    },
  },
  {
    id: 'location-malformed',
    severity: 'warning',
    title: 'Location is not a URI reference',
    spec: [rfc(9110, '10.2.2'), rfc(3986, '4.1')],
    example: { wire: `${moved}Location: /a page\r\n${end}` },
    judge({ response }) {
      const final = finalResponse(response);
      const location = final && fieldOf(final.head, 'location');
      if (!location) return null;
      if (location.value === '') {
        return {
          title: 'Location is empty',
          detail:
            'Location is there and empty. By the grammar that refers to the very same URL, so a client that follows it goes round in circles; curl and Chromium take it for no redirection at all.',
          span: location.span,
        };
      }
      const fault = uriReferenceFault(location.value);
      if (fault === null) return null;
      return {
        detail:
          `Location reads ${quoted(location.value)}, which holds ${fault}. Browsers repair what they can by percent-encoding it; ` +
          'other clients send it as it is, go elsewhere, or report an error.',
        span: location.span,
      };
    },
  },
  {
    id: 'status-retired',
    severity: 'warning',
    title: 'A status that is no longer in use',
    spec: [rfc(9110, '15.4.6'), rfc(9110, '15.4.7')],
    example: { wire: `HTTP/1.1 305 Use Proxy\r\nLocation: http://proxy.example/\r\n${end}` },
    judge({ response }) {
      const final = finalResponse(response);
      if (final?.status !== 305 && final?.status !== 306) return null;
      return {
        detail:
          (final.status === 305
            ? 'A 305 told the client to repeat the request through the proxy in Location. It is deprecated, since a server could then route a client’s traffic. '
            : 'A 306 was defined once and never came into use; its code is reserved. ') +
          'No client acts on it: it is shown as it came, or as an error.',
        span: final.head.statusLine.span,
        title: `The status ${final.status} is no longer in use`,
      };
    },
  },
];

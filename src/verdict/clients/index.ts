/** Every client that Lastchunk knows, and what each makes of an exchange. */
import type { Exchange } from '../exchange.ts';
import type { Verdict } from '../verdict.ts';
import { aiohttp } from './aiohttp.ts';
import type { Beginning } from './beginning.ts';
import { chromium } from './chromium.ts';
import { curl } from './curl.ts';
import { isSilent, kindOf, type Seen, seenBy } from './engine.ts';
import { clientFacts } from './facts.ts';
import { fetchStandard } from './fetch-standard.ts';
import { firefox } from './firefox.ts';
import { goNetHttp } from './go.ts';
import { httpClient } from './http-client.ts';
import { httpx } from './httpx.ts';
import { hyper } from './hyper.ts';
import { javaHttpClient } from './java.ts';
import { nodeFetch } from './node-fetch.ts';
import { nodeHttp } from './node-http.ts';
import { observedKinds } from './observed-kinds.ts';
import type { Profile } from './profile.ts';
import { requests } from './requests.ts';
import { rfc9112 } from './rfc9112.ts';
import { undiciFetch } from './undici-fetch.ts';

export const profiles: readonly Profile[] = [
  rfc9112,
  fetchStandard,
  chromium,
  firefox,
  curl,
  nodeHttp,
  nodeFetch,
  undiciFetch,
  httpClient,
  requests,
  httpx,
  aiohttp,
  goNetHttp,
  javaHttpClient,
  hyper,
];

export interface ClientView extends Seen {
  client: string;
  version: string;
  silentSuccess: boolean;
  observed: boolean;
}

export interface ClientViewOptions {
  /** Versions of clients, by their ids, where other ones are asked about than those that the profiles name. */
  versions?: Readonly<Record<string, string>>;
  /** Told the kind of each client's cell: what a recorded run backs. */
  onKind?: (client: string, kind: string) => void;
}

/** What each client makes of an exchange that has ended. */
export function viewClients(
  exchange: Exchange,
  beginning: Beginning,
  { outcome, brokenSuccess }: Pick<Verdict, 'outcome' | 'brokenSuccess'>,
  { versions = {}, onKind }: ClientViewOptions = {},
): ClientView[] {
  const facts = clientFacts(exchange, beginning);
  return profiles.map((profile) => {
    const version = versions[profile.client] ?? profile.version;
    const seen = seenBy(profile, facts, version);
    const silentSuccess = profile.specification !== true && isSilent(seen, outcome, brokenSuccess);
    const note = seen.note === '' ? noteOf(profile, seen, silentSuccess) : seen.note;
    const kind = kindOf(seen, facts);
    onKind?.(profile.client, kind);
    const observed = version === profile.version && (observedKinds[profile.client]?.includes(kind) ?? false);
    return { client: profile.client, version, ...seen, silentSuccess, note, observed };
  });
}

/** The sentence for a cell that no row of the profile's tables explains: it came to a good end. */
function noteOf(profile: Profile, seen: Seen, silentSuccess: boolean): string {
  if (silentSuccess) return typeof profile.unaware === 'string' ? profile.unaware : 'It notices nothing.';
  const trailers = seen.trailersVisible ? ', and shows the trailers' : '';
  return seen.status === null
    ? `It takes this for a good end${trailers}.`
    : `It reads status ${seen.status} and the body to its end${trailers}.`;
}

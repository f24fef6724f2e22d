/** Every client that Lastchunk knows, and what each makes of an exchange. */
import type { Exchange } from '../exchange.ts';
import type { Verdict } from '../verdict.ts';
import type { Beginning } from './beginning.ts';
import { isSilent, type Seen, seenBy } from './engine.ts';
import { clientFacts } from './facts.ts';
import { aiohttp } from './aiohttp.ts';
import { curl } from './curl.ts';
import { goNetHttp } from './go.ts';
import { httpClient } from './http-client.ts';
import { httpx } from './httpx.ts';
import { hyper } from './hyper.ts';
import { requests } from './requests.ts';
import { javaHttpClient } from './java.ts';
import { nodeFetch } from './node-fetch.ts';
import { nodeHttp } from './node-http.ts';
import { undiciFetch } from './undici-fetch.ts';
import type { Profile } from './profile.ts';

export const profiles: readonly Profile[] = [curl, nodeHttp, nodeFetch, undiciFetch, httpClient, requests, httpx, aiohttp, goNetHttp, javaHttpClient, hyper];

export interface ClientView extends Seen {
  client: string;
  version: string;
  silentSuccess: boolean;
  observed: boolean;
}

export function viewClients(exchange: Exchange, beginning: Beginning, { outcome, brokenSuccess }: Pick<Verdict, 'outcome' | 'brokenSuccess'>): ClientView[] {
  const facts = clientFacts(exchange, beginning);
  return profiles.map((profile) => {
    const seen = seenBy(profile, facts);
    const silentSuccess = profile.specification !== true && isSilent(seen, outcome, brokenSuccess);
    return { client: profile.client, version: profile.version, ...seen, silentSuccess, observed: false };
  });
}

/** Every species, in clear and over TLS: the octets of its transcript, and its ending. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainRequest } from '../../src/zoo/request.ts';
import { families } from '../../src/zoo/species/index.ts';
import { type Transcript, transcribe } from '../../src/zoo/transcript.ts';
import { type RunningZoo, startZoo } from '../../src/zoo/zoo.ts';
import { type Ending, fetchRaw } from './raw-client.ts';

let zoo: RunningZoo;
beforeAll(async () => {
  zoo = await startZoo();
});
afterAll(() => zoo.close());

const ids = families.flatMap((family) => family.species.map(({ id }) => id));
/** Silence before the first octet leaves nothing to wait for: requests.test.ts tries it otherwise. */
const talking = ids.filter((id) => id !== 'stall-before-head');
/** Enough to be told apart, little enough to be fetched whole. */
const query = 'pace=0&count=5000&size=16&bytes=200000&chunks=50';
const endings: Record<Transcript['ending'], { clear: Ending; secure: Ending }> = {
  fin: { clear: 'fin', secure: 'close-notify' },
  reset: { clear: 'rst', secure: 'rst' },
  'tls-truncated': { clear: 'fin', secure: 'tls-truncated' },
  stall: { clear: 'open', secure: 'open' },
  // The request asks to close, so a whole response is followed by a proper close.
  open: { clear: 'fin', secure: 'close-notify' },
  unending: { clear: 'open', secure: 'open' },
};

async function expected(id: string) {
  const species = families.flatMap((family) => family.species).find((one) => one.id === id);
  if (species === undefined) throw new Error(`No species ${id}.`);
  const request = { ...plainRequest(`/${id}`), query: new URLSearchParams(query) };
  const { writes, ending } = await transcribe(species, request, { mostOctets: 1e6, mostWrites: 200 });
  return { text: writes.map(({ octets }) => Buffer.from(octets).toString('latin1')).join(''), ending };
}

describe.each(['clear', 'TLSv1.2', 'TLSv1.3'] as const)('%s', (transport) => {
  test.each(talking)('%s', async (id) => {
    const { text, ending } = await expected(id);
    const secure = transport !== 'clear';
    const unfinished = ending === 'stall' || ending === 'unending';
    const url = `${secure ? zoo.secureUrl : zoo.url}${id}?${query}`;
    const came = await fetchRaw(url, {
      certificate: zoo.certificate,
      ...(secure ? { tls: transport } : {}),
      ...(unfinished ? { until: (soFar) => soFar.length >= text.length } : {}),
    });
    if (ending === 'unending') expect(came.text.startsWith(text)).toBe(true);
    else expect(came.text).toBe(text);
    expect(came.ending).toBe(endings[ending][secure ? 'secure' : 'clear']);
  });
});

test('the list names each, with both addresses and what is expected of it', () => {
  expect(zoo.species.map(({ id }) => id)).toEqual(ids);
  const cut = zoo.species.find(({ id }) => id === 'cut-chunked-fin');
  expect(cut).toMatchObject({
    family: 'cut',
    outcome: 'truncated',
    secureOutcome: 'truncated',
    brokenSuccess: true,
    url: `${zoo.url}cut-chunked-fin`,
    secureUrl: `${zoo.secureUrl}cut-chunked-fin`,
  });
  expect(zoo.species.find(({ id }) => id === 'tls-truncated')).toMatchObject({
    outcome: 'undelimited',
    brokenSuccess: false,
    secureOutcome: 'truncated',
    secureBrokenSuccess: true,
  });
});

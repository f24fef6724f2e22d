/** Failed GETs inspected by themselves: which, how many at once, and when no more. */
import { describe, expect, it } from 'vitest';
import { AutoInspector } from '../../src/panel/auto-inspect.ts';
import { isFailedGet } from '../../src/panel/model/failed-request.ts';
import type { NetworkRecord } from '../../src/panel/model/network-record.ts';
import { pageRequests } from '../../src/panel/plain/canned-requests.ts';

const [first] = pageRequests;
if (first === undefined) throw new Error('There are no canned requests.');
const failed = (path: string): NetworkRecord => ({ ...first, id: path, url: `http://a.test/${path}`, status: 503 });

/** Plays the inspections: what was begun, and a way to end the oldest. */
function inspector() {
  const begun: string[] = [];
  const ends: ((possible: boolean) => void)[] = [];
  const auto = new AutoInspector(({ id }) => {
    begun.push(id);
    return new Promise((resolve) => ends.push(resolve));
  });
  const end = async (possible = true) => {
    ends.shift()?.(possible);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { auto, begun, end };
}

describe('a failed GET', () => {
  it.each([
    ['GET', 200, 'net::ERR_INCOMPLETE_CHUNKED_ENCODING', true],
    ['GET', 0, 'net::ERR_CONNECTION_RESET', true],
    ['GET', 500, null, true],
    ['GET', 599, null, true],
    ['GET', 404, null, false],
    ['GET', 200, null, false],
    ['GET', 600, null, false],
    ['GET', 0, 'net::ERR_ABORTED', false],
    ['GET', 0, 'net::ERR_BLOCKED_BY_CLIENT', false],
    ['GET', 0, 'NS_BINDING_ABORTED', false],
    ['POST', 500, null, false],
    ['DELETE', 200, 'net::ERR_CONNECTION_RESET', false],
    ['get', 500, null, false],
  ] as const)('%s %i %s: %s', (method, status, error, is) => {
    expect(isFailedGet({ method, status, error })).toBe(is);
  });
});

describe('what is inspected by itself', () => {
  it('is two at a time, in the order of coming', async () => {
    const { auto, begun, end } = inspector();
    auto.offer([failed('1'), failed('2'), failed('3'), failed('4')]);
    expect(begun).toEqual(['1', '2']);
    await end();
    expect(begun).toEqual(['1', '2', '3']);
    await end();
    await end();
    expect(begun).toEqual(['1', '2', '3', '4']);
  });

  it('is each URL once, until all is forgotten', async () => {
    const { auto, begun, end } = inspector();
    auto.offer([failed('1'), failed('1')]);
    await end();
    auto.offer([failed('1')]);
    expect(begun).toEqual(['1']);
    auto.forget();
    auto.offer([failed('1')]);
    expect(begun).toEqual(['1', '1']);
  });

  it('stops where none can be done', async () => {
    const { auto, begun, end } = inspector();
    auto.offer([failed('1'), failed('2'), failed('3')]);
    await end(false);
    await end();
    expect(begun).toEqual(['1', '2']);
  });

  it('is no more than a hundred at a time: a page that goes on failing is not followed for ever', async () => {
    const { auto, begun, end } = inspector();
    const many = Array.from({ length: 500 }, (_, index) => failed(`${index}`));
    auto.offer(many);
    for (let index = 0; index < 200; index += 1) await end();
    expect(begun).toEqual(many.slice(0, 102).map(({ id }) => id));
    // Those that were left out may come again.
    auto.offer([failed('499')]);
    expect(begun.at(-1)).toBe('499');
  });

  it('goes on after one that failed', async () => {
    const begun: string[] = [];
    const auto = new AutoInspector(({ id }) => {
      begun.push(id);
      return Promise.reject(new Error('of another kind'));
    });
    auto.offer([failed('1'), failed('2'), failed('3')]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(begun).toEqual(['1', '2', '3']);
  });
});

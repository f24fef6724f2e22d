/** Which of the navigations that a browser tells of bring a new document. */
import { describe, expect, it } from 'vitest';
import { DocumentWatch } from '../../src/extension/document-watch.ts';

/** A page whose document began at `origin`, and cannot be asked while that is null. */
function page(origin: number | null) {
  const state = { origin, now: 1_000 };
  const watch = new DocumentWatch(
    async () => {
      if (state.origin === null) throw new Error('no execution context');
      return state.origin;
    },
    () => state.now,
  );
  /** A navigation comes to be told of, at a time, when the page answers so. */
  const navigate = (now: number, answer: number | null) => {
    Object.assign(state, { now, origin: answer });
    return watch.navigated();
  };
  return { state, watch, navigate };
}

describe('a navigation', () => {
  it('brings a new document where there is nothing to ask yet', async () => {
    const { navigate } = page(500);
    expect(await navigate(2_000, null)).toBe(true);
    expect(await navigate(3_000, null)).toBe(true);
  });

  it('brings a new document where another answers', async () => {
    const { watch, navigate } = page(500);
    await watch.learn();
    expect(await navigate(2_000, 1_990)).toBe(true);
    expect(await navigate(3_000, 2_980)).toBe(true);
  });

  it('brings none where the same answers: a fragment, or pushState', async () => {
    const { watch, navigate } = page(500);
    await watch.learn();
    expect(await navigate(2_000, 500)).toBe(false);
    expect(await navigate(2_100, 500)).toBe(false);
  });

  it('brings none where a router calls replaceState before the new document has been asked', async () => {
    const { navigate } = page(500);
    expect(await navigate(2_000, null)).toBe(true);
    expect(await navigate(2_030, 1_950)).toBe(false);
    expect(await navigate(2_500, 1_950)).toBe(false);
    expect(await navigate(4_000, 3_900)).toBe(true);
  });

  it('brings an old document back from the cache', async () => {
    const { state, watch, navigate } = page(500);
    await navigate(2_000, null);
    state.origin = 1_950;
    await watch.learn();
    expect(await navigate(3_000, 500)).toBe(true);
  });

  it('is not taken for the answer of a question asked before it', async () => {
    let answer: (origin: number) => void = () => undefined;
    const answers: Promise<number>[] = [
      new Promise((resolve) => {
        answer = resolve;
      }),
      Promise.reject(new Error('no execution context')),
      Promise.resolve(2_950),
    ];
    for (const one of answers) one.catch(() => undefined);
    const watch = new DocumentWatch(
      () => answers.shift() ?? Promise.reject(new Error('asked too often')),
      () => 3_000,
    );
    const learning = watch.learn();
    expect(await watch.navigated()).toBe(true);
    answer(9_999);
    await learning;
    expect(await watch.navigated()).toBe(false);
  });

  it('is a new document where the page answers nonsense', async () => {
    const { navigate } = page(500);
    expect(await navigate(2_000, Number.NaN)).toBe(true);
  });
});

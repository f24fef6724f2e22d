/** The properties of decoder.test.ts on seeds that no run had before, until a failure or Ctrl-C. */
import { expect, test } from 'vitest';
import { inputOf } from './corpus.ts';
import { faultOf } from './examine.ts';

const BATCH = 10_000;

test('whatever the octets, for ever', async () => {
  const first = Date.now();
  for (let seed = first; ; seed++) {
    const fault = faultOf(inputOf(seed), seed);
    if (fault !== null) expect.fail(`seed ${seed}: ${fault}`);
    if ((seed - first + 1) % BATCH === 0) {
      process.stderr.write(`${seed - first + 1} inputs from seed ${first}\n`);
      // Lets Ctrl-C through.
      await new Promise(setImmediate);
    }
  }
});

/** The content that species send: rows of an order export, the same on every run, like those a tester meets. */

const customers = ['Ada Byron', 'Grace Hooper', 'Radia Parlman', 'Tim Barnes-Lee', 'Roy Feelding', 'Vint Surf'];
const goods = ['anvil, 25 kg', 'brass lamp', 'cedar box', 'darning egg', 'enamel jug', 'felt hat', 'garden fork'];

/** Row `n`, counted from 1: one JSON object, without its line end. */
export function row(n: number): string {
  const cents = (n * 7919) % 40000;
  return JSON.stringify({
    order: 1040 + n,
    customer: customers[n % customers.length],
    item: goods[n % goods.length],
    total: (cents / 100 + 4).toFixed(2),
  });
}

/** Rows `first` to `last`, each on its line (NDJSON). */
export function rows(first: number, last: number): string {
  let text = '';
  for (let n = first; n <= last; n += 1) text += `${row(n)}\n`;
  return text;
}

/** A JSON document of `count` rows, with its final line end. */
export function orders(count: number): string {
  return `{"orders":[\n${rows(1, count).trimEnd().replaceAll('\n', ',\n')}\n]}\n`;
}

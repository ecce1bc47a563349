import { eachOf } from './http/ask';
import { inProduction, type Production } from './http/production';
import { place, placeMany, type Said, unanswered } from './load/place';
import { deadlocks, doctorSays, halfOrders, orphans } from './load/rows';
import { anOrder, openShop } from './load/shop';
import type { Prove } from './promise';
import { type Random, randomFrom, shuffled } from './random';

const SKUS = 10;
const AT_ONCE = 32;
const A_BATCH = 10;

// Seen red with the stock rows of placingStatement locked in random order: 20 deadlocks, callers without an answer.
export const prove: Prove = ({ short, seed }) =>
  inProduction((first) =>
    inProduction(async (second) => {
      const random = randomFrom(seed);
      const apps = [first, second] as const;
      const baskets = short ? 200 : 1000;
      const rows = [];
      for (const [what, stock] of [
        ['a busy basket does not deadlock', 1_000_000],
        ['and when goods run out, all of a basket is held or nothing', Math.round(baskets / 4)],
      ] as const) {
        const before = await deadlocks();
        const { said, seconds } = await fill(apps, stock, baskets, random);
        const count = (matches: (one: Said) => boolean) => said.filter(matches).length;
        const placed = count(({ status }) => status === 201);
        const refused = count(({ type }) => type === 'out_of_stock');
        const parts = (await halfOrders()) + (await orphans()) + (await doctorSays()).length;
        const other = said.length - placed - refused;
        const inside = (await deadlocks()) - before;
        const asMeant = stock > baskets * 10 ? refused === 0 : placed > 0 && refused > 0;
        rows.push({
          id: 'T02',
          promise: what,
          load: `${baskets} baskets of 2 to 5 lines over ${SKUS} SKUs in random order, ${AT_ONCE} at once, 2 app processes, a tenth in batches`,
          result: `deadlocks seen by callers ${other}, in the database ${inside}, part allocations ${parts}; ${placed} placed, ${refused} refused, ${Math.round(said.length / seconds)} answers/s`,
          limit: '0, 0, 0',
          ok: other + inside + parts === 0 && asMeant && said.length === baskets,
        });
      }
      return rows;
    }),
  );

async function fill(apps: readonly [Production, Production], stock: number, baskets: number, random: Random) {
  const shop = await openShop();
  const skus: string[] = [];
  while (skus.length < SKUS) skus.push(await shop.product(stock));
  const basket = () =>
    anOrder(
      shuffled(random, skus)
        .slice(0, 2 + random(4))
        .map((sku) => ({ sku, quantity: 1 + random(3) })),
    );
  // The work of one caller: one basket, or one batch of them.
  const calls = Array.from({ length: (baskets * 9) / 10 }, () => [basket()]);
  for (let i = 0; i < baskets / 10 / A_BATCH; i++)
    calls.splice(random(calls.length), 0, Array.from({ length: A_BATCH }, basket));

  const said: Said[] = [];
  const started = performance.now();
  await eachOf(calls.entries(), AT_ONCE, async ([i, orders]) => {
    const { ask } = apps[i % 2] as Production;
    const [order] = orders;
    if (order && orders.length === 1) said.push(await place(ask, shop.key, order).catch(unanswered));
    else
      said.push(
        ...(await placeMany(ask, shop.key, orders).catch((error) => orders.map(() => unanswered(error)))),
      );
  });
  return { said, seconds: (performance.now() - started) / 1000 };
}

import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';
import { daysLater } from '@/tests/world';
import { currencies, randomBasket } from './baskets/basket';
import { wrongSums } from './baskets/check';
import { aMoneyShop, wrongOrder } from './baskets/through-operations';
import { commitWithoutWaiting } from './forgetful';
import type { Prove } from './promise';
import { randomFrom } from './random';

export const prove: Prove = async ({ short, seed, say }) => {
  await commitWithoutWaiting();
  const random = randomFrom(seed);
  const baskets = short ? 2_000 : 100_000;
  const orders = short ? 4 : 200;
  let wrong = 0;
  const count = (problems: string[], which: string) => {
    if (problems.length > 0 && wrong++ < 5) say(`${which}: ${problems.slice(0, 3).join('; ')}`);
  };

  for (let i = 1; i <= baskets; i++) {
    count(wrongSums(random, randomBasket(random)), `basket ${i}`);
    if (i % 25_000 === 0) say(`${i} of ${baskets} baskets`);
  }
  const shop = await aMoneyShop();
  for (let i = 1; i <= orders; i++) {
    count(await wrongOrder(random, shop), `order ${i}`);
    if (i % 50 === 0) say(`${i} of ${orders} orders`);
  }
  const findings = (await runDoctor(system('proof'), daysLater(4))).filter(
    ({ violations }) => violations > 0,
  );
  for (const { name, examples } of findings) say(`${name} ${JSON.stringify(examples)}`);
  return [
    {
      id: 'T16',
      promise: 'every cent is accounted for',
      load: `${baskets} random baskets in ${currencies.join(', ')}; ${orders} orders canceled, returned and refunded unit by unit in random order`,
      result: `wrong sums ${wrong}, invariants broken ${findings.length}`,
      limit: 'wrong sums 0, invariants broken 0',
      ok: wrong === 0 && findings.length === 0,
    },
  ];
};

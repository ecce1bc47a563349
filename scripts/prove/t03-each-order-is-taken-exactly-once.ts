import { eachOf } from './http/ask';
import { inProduction } from './http/production';
import { type Progress, strikes, watched } from './load/chaos';
import { place, untilPlaced } from './load/place';
import { comparedWith, doctorSays, halfOrders, orphans } from './load/rows';
import { anOrder, openShop } from './load/shop';
import type { Prove } from './promise';

const AT_ONCE = 32;

export const prove: Prove = ({ short, say }) =>
  inProduction(async (app) => {
    const [orders, kills] = short ? [300, 2] : [5000, 50];
    const shop = await openShop();
    const skus = await Promise.all(Array.from({ length: 5 }, () => shop.product(1_000_000)));
    const asked = Array.from({ length: orders }, (_, i) => ({
      order: anOrder([0, 1].map((n) => ({ sku: skus[(i + n) % skus.length] ?? '', quantity: 1 + (i % 3) }))),
      number: undefined as string | undefined,
    }));

    const progress: Progress = { done: 0, inFlight: 0 };
    const ask = watched(app.ask, progress);
    const unclear: string[] = [];
    let tries = 0;
    let twinsDiffer = 0;
    const working = eachOf(asked.entries(), AT_ONCE, async ([i, one]) => {
      const twin = i % 5 === 0 ? place(ask, shop.key, one.order).catch(() => undefined) : undefined;
      const kept = await untilPlaced(ask, shop.key, one.order);
      const other = await twin;
      if (other && other.status < 300 && other.number !== kept.number) twinsDiffer += 1;
      if (!kept.number) unclear.push('never answered');
      one.number = kept.number;
      unclear.push(...kept.unclear);
      tries += kept.tries;
      progress.done += 1;
    });
    const killed = await strikes(kills, orders, progress, async (time) => {
      await app.kill();
      await app.restart();
      if (time % 10 === 9) say(`${time + 1} kills, ${progress.done} orders`);
    });
    await working;

    const seen = await comparedWith(asked.map(({ order, number }) => ({ ...order, number })));
    const halves = (await halfOrders()) + (await orphans());
    const doctor = await doctorSays();
    for (const words of new Set([...unclear, ...doctor])) say(words);
    return [
      {
        id: 'T03',
        promise: 'each order is taken exactly once, whatever breaks',
        load: `${orders} orders, a fifth sent twice at once, ${AT_ONCE} at once; the app killed ${killed} times with requests in flight`,
        result: `missing ${seen.missing}, twice ${seen.twice}, answers that differ ${seen.otherThanSaid + twinsDiffer}, unclear ${unclear.length}, in part ${halves}, doctor ${doctor.length}; ${tries - orders} sent again`,
        limit: `0, 0, 0, 0, 0, 0; ${kills} kills`,
        ok:
          seen.missing +
            seen.twice +
            seen.otherThanSaid +
            twinsDiffer +
            unclear.length +
            halves +
            doctor.length ===
            0 && killed === kills,
      },
    ];
  });

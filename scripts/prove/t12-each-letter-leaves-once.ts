import { eachOf } from './http/ask';
import { untilQuiet, withBackground } from './load/background';
import { type Progress, strikes } from './load/chaos';
import { untilPlaced } from './load/place';
import { comparedWith, doctorSays } from './load/rows';
import { anOrder, openShop } from './load/shop';
import type { Prove } from './promise';

const AT_ONCE = 4;

export const prove: Prove = ({ short, say }) =>
  withBackground(async ({ app, mail, start, kill }) => {
    const [orders, kills] = short ? [80, 2] : [2000, 50];
    const shop = await openShop();
    const sku = await shop.product(1_000_000);
    await start();

    const asked = Array.from({ length: orders }, () => ({
      ...anOrder([{ sku, quantity: 1 }]),
      number: undefined as string | undefined,
    }));
    const progress: Progress = { done: 0, inFlight: 0 };
    const unclear: string[] = [];
    const working = eachOf(asked, AT_ONCE, async (one) => {
      const { number: _, ...order } = one;
      const kept = await untilPlaced(app.ask, shop.key, order);
      one.number = kept.number;
      unclear.push(...kept.unclear);
      progress.done += 1;
    });
    const killed = await strikes(
      kills,
      orders,
      progress,
      async (time) => {
        if (time % 2 === 0) await app.kill();
        else await kill();
        if (time % 2 === 0) await app.restart();
        else await start();
        if (time % 10 === 9) say(`${time + 1} kills, ${progress.done} orders, ${mail.delivered()} letters`);
      },
      // Between commit and letter.
      () => progress.done > mail.delivered(),
    );
    await working;
    const { quiet } = await untilQuiet(short ? 90 : 900);

    const emails = asked.map(({ customer }) => customer.email);
    const letters = mail.seen(emails);
    const placed = await comparedWith(asked);
    const doctor = await doctorSays();
    for (const words of new Set([...unclear, ...doctor])) say(words);
    const wrong = placed.missing + placed.twice + unclear.length + doctor.length;
    return [
      {
        id: 'T12',
        promise: 'each letter leaves once',
        load: `${orders} orders; app and local Inngest server killed in turn, ${killed} times between commit and letter`,
        result: `letters missing ${letters.missing}, twice ${letters.twice}, with another content under the same key ${letters.otherContent}; orders missing, twice or for the doctor ${wrong}; ${letters.askedAgain} asked again, quiet after ${quiet} s`,
        limit: `0, 0, 0; 0; ${kills} kills`,
        ok: letters.missing + letters.twice + letters.otherContent + wrong === 0 && killed === kills,
      },
    ];
  });

import { closeDb } from '@/db';
import { sleep } from '../launch/say';
import { inProduction, type Production } from './http/production';
import { ownPostgres } from './load/own-postgres';
import { untilPlaced } from './load/place';
import { comparedWith, doctorSays, halfOrders, orphans } from './load/rows';
import { anOrder, openShop } from './load/shop';
import type { Prove } from './promise';

const PER_SECOND = 20;
const UNREADY_MS = 5_000;
const READY_MS = 10_000;

export const prove: Prove = async ({ short, say }) => {
  const postgres = await ownPostgres();
  try {
    return await inProduction(async (app) => {
      const restarts = short ? 2 : 5;
      const shop = await openShop();
      const sku = await shop.product(1_000_000);
      await closeDb(); // its connections are about to be cut
      const asked: { customer: { email: string }; number?: string }[] = [];
      const unclear: string[] = [];
      const open = new Set<Promise<void>>();
      const send = async () => {
        const order = anOrder([{ sku, quantity: 1 }]);
        const kept = await untilPlaced(app.ask, shop.key, order);
        asked.push({ ...order, number: kept.number });
        if (!kept.number) unclear.push('never answered');
        unclear.push(...kept.unclear);
      };
      const load = setInterval(() => {
        const sent = send().finally(() => open.delete(sent));
        open.add(sent);
      }, 1000 / PER_SECOND);

      const unready: number[] = [];
      const ready: number[] = [];
      try {
        for (let i = 0; i < restarts; i++) {
          await sleep(short ? 1_000 : 4_000);
          await postgres.crash();
          unready.push(await untilReadyz(app, 503, 2 * UNREADY_MS));
          await sleep(500);
          await postgres.comeBack();
          ready.push(await untilReadyz(app, 200, 2 * READY_MS));
          say(`restart ${i + 1}: 503 after ${unready.at(-1)} ms, 200 after ${ready.at(-1)} ms`);
        }
        await sleep(500);
      } finally {
        clearInterval(load);
        await Promise.all(open);
      }

      const seen = await comparedWith(asked);
      const halves = (await halfOrders()) + (await orphans());
      const doctor = await doctorSays();
      for (const words of new Set([...unclear, ...doctor])) say(words);
      if (unclear.length > 0) say(`what the app said last:\n${app.recent().slice(-4000)}`);
      await closeDb();
      const wrong = seen.twice + seen.otherThanSaid + unclear.length + halves + doctor.length;
      const [slowestNo, slowestYes] = [Math.max(...unready), Math.max(...ready)];
      return [
        {
          id: 'T05',
          promise: 'the database may restart',
          load: `crashed and started again ${restarts} times under ${PER_SECOND} orders/s, ${asked.length} orders`,
          result: `acknowledged orders lost ${seen.missing}; twice, in part, unclear or for the doctor ${wrong}; /readyz 503 within ${slowestNo} ms, 200 within ${slowestYes} ms of its return`,
          limit: '0; 0; 5,000 ms, 10,000 ms',
          ok: seen.missing + wrong === 0 && slowestNo <= UNREADY_MS && slowestYes <= READY_MS,
        },
      ];
    });
  } finally {
    await postgres.remove();
  }
};

/** After how many milliseconds it answered that, or the patience when it did not. */
async function untilReadyz({ ask }: Production, status: number, patience: number) {
  const started = performance.now();
  const passed = () => Math.round(performance.now() - started);
  while (passed() < patience) {
    const answer = await ask('/readyz').catch(() => undefined);
    if (answer?.status === status) return passed();
    await sleep(20);
  }
  return patience;
}

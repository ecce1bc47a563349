import postgres from 'postgres';
import { sleep } from '../launch/say';
import { eachOf, percentile } from './http/ask';
import { inProduction } from './http/production';
import { untilPlaced } from './load/place';
import { comparedWith, doctorSays, halfOrders, orphans } from './load/rows';
import { anOrder, openShop } from './load/shop';
import type { Prove } from './promise';

const AT_ONCE = 16;
const EVERY_MS = 150;
const HUNG_MS = 5_000;
/** The short form is over soon also where orders come slower than cuts: every cut costs all requests in flight. */
const SHORT_ROUNDS = 40;

export const prove: Prove = ({ short, say }) =>
  inProduction(async (app) => {
    const orders = short ? 400 : 2000;
    const shop = await openShop();
    const skus = await Promise.all(Array.from({ length: 5 }, () => shop.product(1_000_000)));
    const asked = Array.from({ length: orders }, (_, i) => ({
      order: anOrder([0, 1].map((n) => ({ sku: skus[(i + n) % skus.length] ?? '', quantity: 1 }))),
      number: undefined as string | undefined,
    }));

    // The first requests of a process are slow by themselves.
    await eachOf(Array.from({ length: 50 }), AT_ONCE, async () => {
      await untilPlaced(app.ask, shop.key, anOrder([{ sku: skus[0] ?? '', quantity: 1 }]));
    });
    const unclear: string[] = [];
    const slowest: number[] = [];
    const uncaught = new Set<string>();
    let tries = 0;
    let over = false;
    let ended = 0;
    void app.ended().then(() => {
      if (!over) ended += 1;
    });
    const cutting = cutConnections(
      (rounds) => over || (short && rounds >= SHORT_ROUNDS),
      () => {
        for (const line of app.recent().split('\n')) if (/uncaught|unhandled/i.test(line)) uncaught.add(line);
      },
    );
    await eachOf(asked, AT_ONCE, async (one) => {
      const kept = await untilPlaced(app.ask, shop.key, one.order);
      one.number = kept.number;
      if (!kept.number) unclear.push('never answered');
      unclear.push(...kept.unclear);
      slowest.push(kept.slowest);
      tries += kept.tries;
    });
    over = true;
    const { rounds, cut } = await cutting;

    const seen = await comparedWith(asked.map(({ order, number }) => ({ ...order, number })));
    const halves = (await halfOrders()) + (await orphans());
    const doctor = await doctorSays();
    const hung = slowest.filter((ms) => ms > HUNG_MS).length;
    for (const words of new Set([...unclear, ...doctor, ...uncaught])) say(words);
    if (unclear.length > 0) say(`what the app said last:\n${app.recent().slice(-4000)}`);
    const wrong = seen.missing + seen.twice + seen.otherThanSaid + unclear.length + doctor.length;
    return [
      {
        id: 'T04',
        promise: 'a lost database connection never leaves half an order',
        load: `${orders} orders, ${AT_ONCE} at once; all connections of the app cut every ${EVERY_MS} ms: ${rounds} rounds, ${cut} connections`,
        result: `in part ${halves}, hung over 5 s ${hung}, uncaught ${uncaught.size + ended}; missing, twice, unclear or for the doctor ${wrong}; ${tries - orders} sent again, slowest answer ${Math.round(percentile(slowest, 1))} ms`,
        limit: `0, 0, 0; 0; ${short ? 8 : 40} rounds`,
        ok: halves + hung + uncaught.size + ended + wrong === 0 && rounds >= (short ? 8 : 40),
      },
    ];
  });

/** Of this database, all connections but the one that does it. */
async function cutConnections(isOver: (rounds: number) => boolean, look: () => void) {
  const name = 'waybill-proof';
  const sql = postgres(process.env.DATABASE_URL ?? '', {
    max: 1,
    onnotice() {},
    connection: { application_name: name },
  });
  let rounds = 0;
  let cut = 0;
  while (!isOver(rounds)) {
    await sleep(EVERY_MS);
    const rows = await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name <> ${name} and backend_type = 'client backend'`;
    if (rows.length > 0) rounds += 1;
    cut += rows.length;
    look();
  }
  await sql.end();
  return { rounds, cut };
}

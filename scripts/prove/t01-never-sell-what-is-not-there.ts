import { sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { eachOf } from './http/ask';
import { inProduction, type Production } from './http/production';
import { place, placeMany, type Said, unanswered } from './load/place';
import { doctorSays, halfOrders, orphans } from './load/rows';
import { anOrder, type Line, openShop, type Shop } from './load/shop';
import type { Prove } from './promise';

const BUYERS = 200;
const THERE = 50;
const AT_ONCE = 32;
const A_BATCH = 10;

/** Each has goods for 50 of its orders. `scarce` is what will be short. */
type Sale = { lines: Line[]; scarce: string; unitsEach: number };
type Kind = { what: string; batches: boolean; make(shop: Shop): Promise<Sale> };

const one = async (shop: Shop, north: number, south?: number): Promise<Sale> => {
  const sku = await shop.product(north, south);
  return { lines: [{ sku, quantity: 1 }], scarce: sku, unitsEach: 1 };
};
const kinds: Kind[] = [
  { what: 'one SKU', batches: false, make: (shop) => one(shop, THERE) },
  { what: 'one SKU at two places', batches: false, make: (shop) => one(shop, 30, THERE - 30) },
  {
    what: 'a bundle and its own component as two lines',
    batches: false,
    async make(shop) {
      const scarce = await shop.product(2 * THERE);
      const plenty = await shop.product(10 * THERE);
      const set = await shop.bundle([
        { sku: plenty, quantity: 1 },
        { sku: scarce, quantity: 1 },
      ]);
      const lines = [
        { sku: set, quantity: 1 },
        { sku: scarce, quantity: 1 },
      ];
      return { lines, scarce, unitsEach: 2 };
    },
  },
  {
    what: `one SKU, half of the buyers in batches of ${A_BATCH}`,
    batches: true,
    make: (shop) => one(shop, THERE),
  },
];

// Seen red without the guard in placingStatement and the check of stock_levels: 56 to 63 of 50 sold.
export const prove: Prove = ({ short, say }) =>
  inProduction((first) =>
    inProduction(async (second) => {
      const shop = await openShop();
      const rounds = short ? 1 : 20;
      const rows = [];
      for (const kind of kinds) {
        const sum = { promised: 0, oversold: 0, refused: 0, unclear: 0, orphans: 0 };
        for (let round = 0; round < rounds; round++) {
          const seen = await sellOut(kind, shop, [first, second]);
          for (const [name, n] of Object.entries(seen)) sum[name as keyof typeof sum] += n;
        }
        sum.orphans += (await halfOrders()) + (await orphans());
        const doctor = await doctorSays();
        say(`${kind.what}: ${JSON.stringify(sum)} ${doctor.join(', ')}`);
        rows.push({
          id: 'T01',
          promise: `never sell what is not there: ${kind.what}`,
          load: `stock for ${THERE}, ${BUYERS} buyers, ${AT_ONCE} at once, 2 app processes, ${rounds} rounds`,
          result: `promised ${sum.promised}, oversold ${sum.oversold}, refused clearly ${sum.refused}, unclear ${sum.unclear}, orphans ${sum.orphans}, doctor ${doctor.length}`,
          limit: `${THERE * rounds}, 0, ${(BUYERS - THERE) * rounds}, 0, 0, 0`,
          ok:
            sum.promised === THERE * rounds &&
            sum.refused === (BUYERS - THERE) * rounds &&
            sum.oversold + sum.unclear + sum.orphans + doctor.length === 0,
        });
      }
      return rows;
    }),
  );

async function sellOut({ batches, make }: Kind, shop: Shop, apps: [Production, Production]) {
  const sale = await make(shop);
  const said: Said[] = [];
  let strayed = 0;
  const buy = async (buyer: number) => {
    const { ask } = apps[buyer % 2] as Production;
    if (!batches || buyer % (2 * A_BATCH) >= A_BATCH) {
      said.push(await place(ask, shop.key, anOrder(sale.lines)).catch(unanswered));
      return;
    }
    if (buyer % A_BATCH > 0) return;
    // One that nobody can place, in the middle: it must not touch the others.
    const orders = Array.from({ length: A_BATCH }, () => anOrder(sale.lines));
    orders.splice(4, 0, anOrder([{ sku: 'there is no such thing', quantity: 1 }]));
    const answers = await placeMany(ask, shop.key, orders).catch((error) =>
      orders.map(() => unanswered(error)),
    );
    const [stray] = answers.splice(4, 1);
    if (stray?.type !== 'invalid' && stray?.type !== 'not_found') strayed += 1;
    said.push(...answers);
  };
  await eachOf(
    Array.from({ length: BUYERS }, (_, i) => i),
    AT_ONCE,
    buy,
  );

  const promised = said.filter(({ status, number }) => status === 201 && number).length;
  const refused = said.filter(
    ({ status, type, short }) =>
      status === 409 && type === 'out_of_stock' && short?.some(({ sku }) => sku === sale.scarce),
  ).length;
  const [row] = await db.execute<{ orders: number; excess: number; reserved: number }>(sql`
    select (select count(distinct order_id)::int from order_lines l where l.variant_id = v.id) orders,
      (select coalesce(sum(greatest(0, reserved + safety - on_hand)), 0)::int from stock_levels s where s.variant_id = v.id) excess,
      (select coalesce(sum(reserved), 0)::int from stock_levels s where s.variant_id = v.id) reserved
    from variants v where sku = any(${pgArray([sale.scarce])}::text[])`);
  const stored = row?.orders ?? 0;
  return {
    promised,
    refused,
    oversold: Math.max(row?.excess ?? 0, stored - THERE, 0),
    unclear: said.length - promised - refused + strayed,
    // An order that nobody was told of, and units that no order has.
    orphans: Math.abs(stored - promised) + Math.abs((row?.reserved ?? 0) - promised * sale.unitsEach),
  };
}

import type postgres from 'postgres';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { releaseShipment } from '@/lib/fulfillment/release-shipment';
import { holdOrder } from '@/lib/orders/hold-order';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import type { Actor } from '@/lib/staff/permissions';
import { openBasket } from './basket';
import { placeMany } from './place';

const AT_ONCE = 50;
/** Of each kind of work, at most so many: beyond that a longer queue says nothing new. */
const MOST = 2000;
export const largeOrder = 'B-500-LINES';

/** The youngest orders of the curve that 1-plan.sql draws, each placed at its own moment, and one with 500 lines. */
export async function placeLive(
  actor: Actor,
  sql: postgres.Sql,
  { size, live, now }: { size: number; live: number; now: Date },
  progress: (done: number) => void,
) {
  const basket = await openBasket(sql);
  const momentOf = (i: number) => new Date(now.getTime() - (1 - i / size) ** 1.6 * 730 * 86_400_000);
  for (let done = 0; done < live; done += AT_ONCE) {
    const inputs = Array.from({ length: Math.min(AT_ONCE, live - done) }, (_, i) =>
      PlaceOrderInput.parse(
        basket.order({
          lines: 1 + ((done + i) % 3),
          channel: i % 10 === 9 ? 'phone' : basket.pick(['web', 'web', 'web', 'market', 'app']),
          ...(i % 50 === 20 && { sku: `WAIT-${1 + ((done / AT_ONCE) % 20)}` }),
        }),
      ),
    );
    await placeMany(actor, inputs, momentOf(size - live + done));
    progress(Math.min(done + AT_ONCE, live));
  }
  const large = PlaceOrderInput.parse({ ...basket.order({ lines: 500 }), externalId: largeOrder });
  await placeMany(actor, [large], now);
}

/** Some of them are on hold, released, picked, packed: by the operations, as people would do it. */
export async function walkLive(actor: Actor, sql: postgres.Sql, at: Date) {
  const planned = await sql<{ orderId: number; shipmentNo: number }[]>`
    select s.order_id::int "orderId", s.no "shipmentNo" from shipments s join orders o on o.id = s.order_id
    where s.status = 'planned' and s.no = 1 and o.status = 'open' and o.external_id <> ${largeOrder} order by s.order_id, s.no`;
  const share = (from: number, to: number) =>
    planned.slice(Math.floor(planned.length * from), Math.floor(planned.length * to)).slice(0, MOST);
  await each(share(0, 0.15), async (where) => {
    await pickShipment(actor, where, at);
    await packParcel(actor, { ...where, weightG: 900 }, at);
  });
  await each(share(0.15, 0.3), (where) => pickShipment(actor, where, at));
  await each(share(0.3, 0.5), (where) => releaseShipment(actor, where, at));
  await each(share(0.5, 0.53), ({ orderId }) => holdOrder(actor, { orderId, reason: 'address' }, at));
}

async function each<Row>(rows: readonly Row[], work: (row: Row) => Promise<unknown>) {
  const left = [...rows];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let row = left.shift(); row; row = left.shift()) await work(row);
    }),
  );
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import { refundPayment } from '@/lib/payments/refund-payment';
import { root } from '../../launch/folder';
import { placeMany } from '../fill/place';
import { inTurn, type Scenario } from '../scenario';

const pick = path.join(root, 'scripts/bench/fill/pick.sql');
const MOST_PER_SECOND = 400;

/** Over HTTP there is no endpoint: these are the functions behind the office's buttons. */
export const shipping: Scenario = {
  name: 'process-ship',
  says: 'packParcel and handOverParcel of a picked order, in this process',
  over: 'process',
  async measures({ sql, basket, key, owner, seconds }) {
    const wanted = Math.ceil(seconds * MOST_PER_SECOND);
    const at = new Date();
    for (let made = 0; made < wanted; made += 50)
      await placeMany(
        key,
        Array.from({ length: 50 }, () => PlaceOrderInput.parse(basket.order())),
        at,
      );
    const picked = await sql.unsafe<{ orderId: number; shipmentNo: number }[]>(readFileSync(pick, 'utf8'), [
      wanted,
      at.toISOString(),
    ]);
    const rows = [...picked];
    const orderOf = inTurn(rows, 'picked shipments');
    return [
      {
        name: 'pack and hand over',
        concurrency: 8,
        supply: rows.length,
        target: { rate: 200 },
        async call(turn) {
          const { parcelId } = await packParcel(owner, { ...orderOf(turn), weightG: 800 }, new Date());
          const trackingNumber = `BENCH${at.getTime()}${turn}`;
          await handOverParcel(owner, { parcelId, carrier: 'DHL', trackingNumber }, new Date());
        },
      },
    ];
  },
};

export const refunds: Scenario = {
  name: 'process-refund',
  says: 'refundPayment of one euro on a paid order, in this process',
  over: 'process',
  async measures({ sql, owner }) {
    const rows = await sql<{ id: number }[]>`
      select id::int from orders where captured_amount - refunded_amount > 1000 and due_amount = 0 order by md5(number) limit 20000`;
    const orderOf = inTurn(rows, 'paid orders');
    return [
      {
        name: 'refund',
        concurrency: 8,
        supply: rows.length * 5,
        target: { rate: 300 },
        call: (turn) =>
          refundPayment(owner, { orderId: orderOf(turn).id, amount: 100, credit: 'goodwill' }, new Date()),
      },
    ];
  },
};

import { sql } from 'drizzle-orm';
import { rehearse } from '@/db';
import { cancelOrder } from '@/lib/orders/cancel-order';
import { examine } from '@/lib/reports/tx';
import { aDeliveredOrder, aHandedOverParcel, aPickedOrder, aPlacedOrder, aReceivedReturn } from './journeys';
import { plantings } from './plantings';
import { aBundle, aChannel, aLocation, anOrder, aProduct, at, owner } from './world';

/** A small shop with something of everything, made by the operations: each planting finds what it corrupts. */
export async function aSoundShop() {
  const location = await aLocation();
  const part = await aProduct({ stock: [{ location, onHand: 20 }] });
  const bundle = await aBundle([{ variantId: part.variantId, quantity: 2 }]);
  const channel = await aChannel();
  await anOrder({ channel, lines: [{ sku: bundle.sku, quantity: 1 }], paid: true });
  await anOrder({ channel, lines: [{ sku: (await aProduct({ backorder: 'always' })).sku, quantity: 3 }] });
  const canceled = await anOrder({ channel, lines: [{ sku: part.sku, quantity: 1 }] });
  await cancelOrder(owner, { orderId: canceled.orderId, reason: 'customer' }, at);
  await aPlacedOrder();
  await aPickedOrder();
  await aHandedOverParcel();
  await aDeliveredOrder();
  await aReceivedReturn();
}

/** What the doctor says of one invariant once its rows are corrupted. Everything is rolled back. */
export function corrupted(name: string, now: Date) {
  return rehearse(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`set local statement_timeout = '120s'`);
    for (const corruption of plantings[name] ?? []) await tx.execute(sql.raw(corruption));
    return examine(tx, now, name);
  });
}

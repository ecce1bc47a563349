import { transaction } from '@/db';
import { receiptsExpected } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { tieWaiting } from '@/lib/fulfillment/tie-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ExpectGoodsInput } from './expected-inputs';
import { findLocation, lockStocked, stockSubject } from './places-tx';

/** Goods are on order: the shelf counts them as incoming, and waiting orders are told their day. Canceling is the way back. */
export async function expectGoods(actor: Actor, input: ExpectGoodsInput, at: Date) {
  permit(actor, 'stock.expect');
  const quantity = new Map<string, number>();
  for (const line of input.lines) quantity.set(line.sku, (quantity.get(line.sku) ?? 0) + line.quantity);
  const { expectedAt } = input;
  const reference = input.reference || undefined;

  return transaction(async (tx) => {
    const location = await findLocation(tx, actor, input.location);
    const goods = await lockStocked(tx, [...quantity.keys()]);
    const receiptIds: number[] = [];
    for (const { sku, variantId } of goods) {
      const units = quantity.get(sku) ?? 0;
      const [made] = await tx
        .insert(receiptsExpected)
        .values({ variantId, locationId: location.id, quantity: units, expectedAt, reference })
        .returning({ id: receiptsExpected.id });
      if (!made) throw new Error('An expected receipt was not stored.');
      receiptIds.push(made.id);
      await record(tx, actor, at, {
        type: 'receipt.expected',
        subject: stockSubject(variantId, location.id),
        data: {
          receiptId: made.id,
          sku,
          location: input.location,
          quantity: units,
          expectedAt: expectedAt.toISOString(),
          ...(reference && { reference }),
        },
      });
    }
    const variantIds = goods.map(({ variantId }) => variantId);
    await tieWaiting(tx, actor, at, { variantIds, cause: 'its goods are on order' });
    return { receiptIds };
  });
}

import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { receiptsExpected } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { tieWaiting } from '@/lib/fulfillment/tie-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ChangeExpectedInput } from './expected-inputs';
import { lockExpected } from './expected-tx';
import { stockSubject } from './places-tx';

/** Another day, another number, another reference. Who waits for it gets new dates; changing it back is the way back. */
export async function changeExpected(actor: Actor, input: ChangeExpectedInput, at: Date) {
  permit(actor, 'stock.expect');
  const { receiptId, quantity, expectedAt } = input;
  await transaction(async (tx) => {
    const receipt = await lockExpected(tx, actor, receiptId);
    const { variantId, locationId, sku, location } = receipt;
    if (quantity <= receipt.received)
      throw new Refusal(
        'conflict',
        `${receipt.received} have arrived already, so more than that must be expected. Cancel it when nothing more comes.`,
      );
    await tx
      .update(receiptsExpected)
      .set({ quantity, expectedAt, reference: input.reference || null })
      .where(eq(receiptsExpected.id, receiptId));
    await record(tx, actor, at, {
      type: 'receipt.changed',
      subject: stockSubject(variantId, locationId),
      data: {
        receiptId,
        sku,
        location,
        quantity,
        expectedAt: expectedAt.toISOString(),
        before: { quantity: receipt.quantity, expectedAt: receipt.expectedAt.toISOString() },
      },
    });
    const moved = receipt.expectedAt.getTime() === expectedAt.getTime() ? [] : [receiptId];
    const cause = 'its goods come on another day';
    await tieWaiting(tx, actor, at, { variantIds: [variantId], cause, moved });
  });
}

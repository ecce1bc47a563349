import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { receiptsExpected } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { tieWaiting } from '@/lib/fulfillment/tie-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { CancelExpectedInput } from './expected-inputs';
import { lockExpected } from './expected-tx';
import { stockSubject } from './places-tx';

/** What has not arrived will not. Who waited for it waits for the next that is expected. Entering it again is the way back. */
export async function cancelExpected(actor: Actor, { receiptId }: CancelExpectedInput, at: Date) {
  permit(actor, 'stock.expect');
  await transaction(async (tx) => {
    const receipt = await lockExpected(tx, actor, receiptId);
    const { variantId, locationId, sku, location } = receipt;
    await tx.update(receiptsExpected).set({ closedAt: at }).where(eq(receiptsExpected.id, receiptId));
    await record(tx, actor, at, {
      type: 'receipt.canceled',
      subject: stockSubject(variantId, locationId),
      data: { receiptId, sku, location, left: receipt.quantity - receipt.received },
    });
    await tieWaiting(tx, actor, at, {
      variantIds: [variantId],
      cause: 'the goods it waited for do not come',
    });
  });
}

import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { tieWaiting } from '@/lib/fulfillment/tie-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { TransferInput } from './transfer-inputs';
import { transferStatus } from './transfer-status';
import { goodsOf, lockTransfer, setTransfer, transferSubject } from './transfers-tx';

/** The inverse of closing short: what was missing has turned up, or may still come, and can be received again. */
export async function reopenTransfer(actor: Actor, { transferId }: TransferInput, at: Date) {
  permit(actor, 'stock.transfer');
  await transaction(async (tx) => {
    const transfer = await lockTransfer(tx, actor, transferId, 'receiver');
    const status = transferStatus.move(transfer.status, 'reopen');
    const back = transfer.lines
      .filter(({ missing }) => missing > 0)
      .map(({ variantId, sku, missing }) => ({ variantId, sku, quantity: missing }));
    if (back.length === 0)
      throw new Refusal('conflict', 'All of it has arrived, so there is nothing to wait for.');
    await tx.execute(sql`update transfer_lines set missing = 0 where transfer_id = ${transferId}`);
    await tx.execute(sql`
      update receipts_expected set closed_at = null where transfer_id = ${transferId} and received < quantity
        and closed_at = (select closed_at from transfers where id = ${transferId})`);
    await setTransfer(tx, transferId, { status, closedAt: null });
    const variantIds = back.map(({ variantId }) => variantId);
    await tieWaiting(tx, actor, at, { variantIds, cause: 'what was missing may still come' });
    await record(tx, actor, at, {
      type: 'transfer.reopened',
      subject: transferSubject(transferId),
      data: { transferId, goods: goodsOf(back) },
    });
  });
}

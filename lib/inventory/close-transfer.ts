import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { tieWaiting } from '@/lib/fulfillment/tie-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeWork } from '@/lib/work/tx';
import type { CloseTransferInput } from './transfer-inputs';
import { transferStatus } from './transfer-status';
import {
  closeTransferReceipts,
  goodsOf,
  lockTransfer,
  onTheWay,
  setTransfer,
  transferSubject,
} from './transfers-tx';

/** Somebody has looked and says that the rest will not come. It left the origin when it was sent, so no stock moves. Opening again is the way back. */
export async function closeTransfer(actor: Actor, { transferId, reason }: CloseTransferInput, at: Date) {
  permit(actor, 'stock.transfer');
  return transaction(async (tx) => {
    const transfer = await lockTransfer(tx, actor, transferId, 'receiver');
    const status = transferStatus.move(transfer.status, 'closeShort');
    const missing = transfer.lines
      .map((line) => ({ ...line, quantity: onTheWay(line) }))
      .filter(({ quantity }) => quantity > 0);
    await tx.execute(sql`
      update transfer_lines set missing = quantity - received where transfer_id = ${transferId}`);
    await setTransfer(tx, transferId, { status, closedAt: at });
    await closeTransferReceipts(tx, transferId, at);
    const variantIds = missing.map(({ variantId }) => variantId);
    await tieWaiting(tx, actor, at, { variantIds, cause: 'what was on its way is missing' });
    const eventId = await record(tx, actor, at, {
      type: 'transfer.closed_short',
      subject: transferSubject(transferId),
      data: { transferId, goods: goodsOf(missing), reason },
    });
    await closeWork(tx, 'transfer_overdue', transferSubject(transferId), at, eventId);
    return { missing: missing.reduce((sum, { quantity }) => sum + quantity, 0) };
  });
}

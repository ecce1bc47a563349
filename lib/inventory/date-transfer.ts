import { sql } from 'drizzle-orm';
import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { tieWaiting } from '@/lib/fulfillment/tie-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeWork } from '@/lib/work/tx';
import { isOverdue } from './rules';
import type { DateTransferInput } from './transfer-inputs';
import { lockTransfer, setTransfer, transferSubject } from './transfers-tx';

/** It comes on another day. Waiting orders see the new date; dating it back is the way back. */
export async function dateTransfer(actor: Actor, { transferId, expectedAt }: DateTransferInput, at: Date) {
  permit(actor, 'stock.transfer');
  await transaction(async (tx) => {
    const transfer = await lockTransfer(tx, actor, transferId, 'both');
    if (transfer.status !== 'sent')
      throw new Refusal('conflict', 'Only what is on the way has a day to arrive. Change the draft instead.');
    await setTransfer(tx, transferId, { expectedAt });
    const moved = await tx.execute<{ id: number }>(sql`
      update receipts_expected set expected_at = ${expectedAt.toISOString()}::timestamptz
      where transfer_id = ${transferId} and closed_at is null returning id`);
    const variantIds = transfer.lines.map(({ variantId }) => variantId);
    await tieWaiting(tx, actor, at, {
      variantIds,
      cause: 'its goods come on another day',
      moved: moved.map(({ id }) => id),
    });
    const eventId = await record(tx, actor, at, {
      type: 'transfer.dated',
      subject: transferSubject(transferId),
      data: {
        transferId,
        expectedAt: expectedAt.toISOString(),
        before: transfer.expectedAt?.toISOString() ?? null,
      },
    });
    if (!isOverdue(expectedAt, at))
      await closeWork(tx, 'transfer_overdue', transferSubject(transferId), at, eventId);
  });
}

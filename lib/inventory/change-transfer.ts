import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ChangeTransferInput } from './transfer-inputs';
import { transferStatus } from './transfer-status';
import { goodsOf, lockTransfer, readPlan, setTransfer, transferSubject, writeLines } from './transfers-tx';

/** A draft becomes what is said now; changing it back is the way back. What has left is not changed, only dated. */
export async function changeTransfer(actor: Actor, input: ChangeTransferInput, at: Date) {
  permit(actor, 'stock.transfer');
  const { transferId } = input;
  return transaction(async (tx) => {
    const transfer = await lockTransfer(tx, actor, transferId, 'both');
    const status = transferStatus.move(transfer.status, 'change');
    const { from, to, lines } = await readPlan(tx, actor, input);
    await setTransfer(tx, transferId, {
      status,
      fromLocationId: from.id,
      toLocationId: to.id,
      expectedAt: input.expectedAt,
      note: input.note || null,
    });
    await writeLines(tx, transferId, lines);
    await record(tx, actor, at, {
      type: 'transfer.changed',
      subject: transferSubject(transferId),
      data: { transferId, from: input.from, to: input.to, goods: goodsOf(lines) },
    });
    return { transferId };
  });
}

import { transaction } from '@/db';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { TransferInput } from './transfer-inputs';
import { transferStatus } from './transfer-status';
import { lockTransfer, setTransfer, transferSubject } from './transfers-tx';

/** A draft that nobody will send. It is kept to be read; drafting a new one is the way back. */
export async function cancelTransfer(actor: Actor, { transferId }: TransferInput, at: Date) {
  permit(actor, 'stock.transfer');
  await transaction(async (tx) => {
    const transfer = await lockTransfer(tx, actor, transferId, 'both');
    const status = transferStatus.move(transfer.status, 'cancel');
    await setTransfer(tx, transferId, { status, closedAt: at });
    await record(tx, actor, at, {
      type: 'transfer.canceled',
      subject: transferSubject(transferId),
      data: { transferId },
    });
  });
}

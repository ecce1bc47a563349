import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { lockArrival, serveWaiting } from '@/lib/fulfillment/arrival-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeShortPicks, closeWork } from '@/lib/work/tx';
import { lockStocked } from './places-tx';
import type { TransferInput } from './transfer-inputs';
import { transferStatus } from './transfer-status';
import { closeTransferReceipts, goodsOf, lockTransfer, setTransfer, transferSubject } from './transfers-tx';
import { type Movement, moveAllStock } from './tx';

/** The inverse of sending, while nothing of it has arrived: the goods lie at the origin again, and who waits is served from there. */
export async function takeBackTransfer(actor: Actor, { transferId }: TransferInput, at: Date) {
  permit(actor, 'stock.transfer');
  return transaction(async (tx) => {
    const transfer = await lockTransfer(tx, actor, transferId, 'sender');
    const status = transferStatus.move(transfer.status, 'takeBack');
    const { from, to, lines } = transfer;
    if (lines.some(({ received }) => received > 0))
      throw new Refusal(
        'conflict',
        `Part of it has arrived at ${to.name}. Receive the rest there, or send it back with a transfer of its own.`,
      );
    await lockStocked(
      tx,
      lines.map(({ sku }) => sku),
    );
    await closeTransferReceipts(tx, transferId, at);
    const arrival = await lockArrival(tx, { location: from, goods: lines });
    const eventId = await record(tx, actor, at, {
      type: 'transfer.taken_back',
      subject: transferSubject(transferId),
      data: { transferId, from: from.code, to: to.code, goods: goodsOf(lines) },
    });
    await setTransfer(tx, transferId, { status, sentAt: null });
    await closeWork(tx, 'transfer_overdue', transferSubject(transferId), at, eventId);

    const route = { rule: 'receipt', sentence: `Served from a transfer that stayed at ${from.name}.` };
    const served = await serveWaiting(tx, actor, at, { arrival, route });
    await closeShortPicks(
      tx,
      served.orders.map(({ orderId }) => orderId),
      at,
      eventId,
    );
    const movements = lines.map(
      ({ variantId, quantity }): Movement => ({
        variantId,
        locationId: from.id,
        kind: 'transfer_out',
        onHand: quantity,
        reason: `Transfer ${transferId} taken back`,
      }),
    );
    await moveAllStock(tx, at, [{ eventId, movements }, ...served.stock]);
    return { served: served.orders };
  });
}

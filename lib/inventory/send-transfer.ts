import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { tieWaiting } from '@/lib/fulfillment/tie-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { lockStocked } from './places-tx';
import type { TransferInput } from './transfer-inputs';
import { transferStatus } from './transfer-status';
import { expectTransfer, goodsOf, lockTransfer, setTransfer, transferSubject } from './transfers-tx';
import { lockStock, type Movement, moveAllStock } from './tx';

/** The goods have left: gone from the origin, expected at the destination. What is reserved stays. Taking it back is the way back. */
export async function sendTransfer(actor: Actor, { transferId }: TransferInput, at: Date) {
  permit(actor, 'stock.transfer');
  await transaction(async (tx) => {
    const transfer = await lockTransfer(tx, actor, transferId, 'sender');
    const status = transferStatus.move(transfer.status, 'send');
    const { from, to, lines } = transfer;
    const expectedAt = transfer.expectedAt ?? addDays(at, 1);
    await lockStocked(
      tx,
      lines.map(({ sku }) => sku),
    );
    await expectTransfer(tx, transfer, expectedAt);
    const variantIds = lines.map(({ variantId }) => variantId);
    await tieWaiting(tx, actor, at, { variantIds, cause: 'more is on its way' });

    const levels = await lockStock(
      tx,
      lines.map(({ variantId }) => ({ variantId, locationId: from.id })),
    );
    const short = lines.flatMap(({ variantId, sku, quantity }) => {
      const level = levels.find((one) => one.variantId === variantId);
      const free = level ? level.onHand - level.reserved : 0;
      return free < quantity ? [{ sku, wanted: quantity, free }] : [];
    });
    if (short.length > 0) throw tooFew(from.name, short);

    const eventId = await record(tx, actor, at, {
      type: 'transfer.sent',
      subject: transferSubject(transferId),
      data: {
        transferId,
        from: from.code,
        to: to.code,
        goods: goodsOf(lines),
        expectedAt: expectedAt.toISOString(),
      },
    });
    await setTransfer(tx, transferId, { status, sentAt: at, expectedAt });
    const movements = lines.map(
      ({ variantId, quantity }): Movement => ({
        variantId,
        locationId: from.id,
        kind: 'transfer_out',
        onHand: -quantity,
        reason: `Transfer ${transferId} to ${to.name}`,
      }),
    );
    await moveAllStock(tx, at, [{ eventId, movements }]);
  });
}

function tooFew(place: string, short: { sku: string; wanted: number; free: number }[]) {
  const words = short.slice(0, 5).map(({ sku, wanted, free }) => `${free} of ${sku} (${wanted} wanted)`);
  const more = short.length > 5 ? ` and ${short.length - 5} more` : '';
  return new Refusal(
    'out_of_stock',
    `${place} can send only ${words.join(', ')}${more}: the rest is reserved for orders or not there. Send fewer.`,
    { short },
  );
}

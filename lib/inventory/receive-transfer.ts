import { transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { lockArrival, serveWaiting } from '@/lib/fulfillment/arrival-tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { closeShortPicks, closeWork } from '@/lib/work/tx';
import { lockStocked } from './places-tx';
import type { ReceiveTransferInput } from './transfer-inputs';
import { transferStatus } from './transfer-status';
import {
  goodsOf,
  lockTransfer,
  meetTransfer,
  onTheWay,
  setTransfer,
  type TransferLine,
  transferSubject,
} from './transfers-tx';
import { type Movement, moveAllStock } from './tx';

/**
 * Part of a transfer, or the last of it, has arrived. Orders that wait are served as from any receipt, oldest first. No way back:
 * what was received by mistake is counted at the shelf, as after any receipt.
 */
export async function receiveTransfer(actor: Actor, { transferId, lines }: ReceiveTransferInput, at: Date) {
  permit(actor, 'stock.receive');
  return transaction(async (tx) => {
    const transfer = await lockTransfer(tx, actor, transferId, 'receiver');
    const { from, to } = transfer;
    const status = transferStatus.move(transfer.status, 'receive');
    const goods = arrived(transfer.lines, lines);
    await lockStocked(
      tx,
      goods.map(({ sku }) => sku),
    );
    await meetTransfer(tx, at, transferId, goods);
    const arrival = await lockArrival(tx, { location: to, goods });
    const left = transfer.lines.reduce((sum, line) => sum + onTheWay(line), 0) - unitsOf(goods);
    const eventId = await record(tx, actor, at, {
      type: 'transfer.received',
      subject: transferSubject(transferId),
      data: { transferId, from: from.code, to: to.code, goods: goodsOf(goods), left },
    });
    if (left === 0) {
      await setTransfer(tx, transferId, { status: transferStatus.move(status, 'finish'), closedAt: at });
      await closeWork(tx, 'transfer_overdue', transferSubject(transferId), at, eventId);
    }

    const route = {
      rule: 'receipt',
      sentence: `Served from goods that came to ${to.name} from ${from.name}.`,
    };
    const served = await serveWaiting(tx, actor, at, { arrival, route });
    await closeShortPicks(
      tx,
      served.orders.map(({ orderId }) => orderId),
      at,
      eventId,
    );
    const movements = goods.map(
      ({ variantId, quantity }): Movement => ({
        variantId,
        locationId: to.id,
        kind: 'transfer_in',
        onHand: quantity,
        reason: `Transfer ${transferId} from ${from.name}`,
      }),
    );
    await moveAllStock(tx, at, [{ eventId, movements }, ...served.stock]);
    return { served: served.orders, left };
  });
}

const unitsOf = (goods: readonly { quantity: number }[]) =>
  goods.reduce((sum, { quantity }) => sum + quantity, 0);

function arrived(lines: readonly TransferLine[], asked: ReceiveTransferInput['lines']) {
  return asked
    .map(({ sku, quantity }) => {
      const line = lines.find((one) => one.sku === sku);
      if (!line)
        throw new Refusal(
          'conflict',
          `${sku} is not part of this transfer. Receive it as goods that nobody announced.`,
          { sku },
        );
      const left = onTheWay(line);
      if (quantity > left)
        throw new Refusal(
          'conflict',
          `Only ${left} of ${sku} are still on the way. Receive ${left}, and the rest as goods that nobody announced.`,
          { sku, left },
        );
      return { sku, variantId: line.variantId, quantity };
    })
    .sort((a, b) => a.variantId - b.variantId);
}

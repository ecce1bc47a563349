import { eq } from 'drizzle-orm';
import { db } from '@/db';
import { transfers } from '@/db/schema';
import { cancelTransfer } from '@/lib/inventory/cancel-transfer';
import { changeTransfer } from '@/lib/inventory/change-transfer';
import { closeTransfer } from '@/lib/inventory/close-transfer';
import { createTransfer } from '@/lib/inventory/create-transfer';
import { dateTransfer } from '@/lib/inventory/date-transfer';
import { flagOverdueTransfers } from '@/lib/inventory/flag-overdue-transfers';
import { receiveTransfer } from '@/lib/inventory/receive-transfer';
import { reopenTransfer } from '@/lib/inventory/reopen-transfer';
import { sendTransfer } from '@/lib/inventory/send-transfer';
import { takeBackTransfer } from '@/lib/inventory/take-back-transfer';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { owner } from '@/tests/world';
import { actorOf, type Command, type Run } from './command';
import { nobody, pick, type Shop } from './shop';

const which = (shop: Shop, { a }: Command) => ({ transferId: pick(shop.transfers, a) ?? nobody });

/** From one place to another, a unit or two of one or two SKUs. */
function plan(shop: Shop, { a, b, c }: Command) {
  const sku = (n: number) => pick(shop.stocked, a + n) ?? '';
  return {
    from: pick(shop.places, b) ?? '',
    to: pick(shop.places, b + 1 + (c % 2)) ?? '',
    expectedAt: addDays(shop.at, c % 4),
    lines: Array.from({ length: 1 + (c % 2) }, (_, i) => ({ sku: sku(i), quantity: 1 + ((b + i) % 2) })),
  };
}

const arrived = (shop: Shop, { b, c }: Command) => ({
  lines: [{ sku: pick(shop.stocked, b) ?? '', quantity: 1 + (c % 2) }],
});

export const transferCommands: Record<string, Run> = {
  async createTransfer(shop, command) {
    const { transferId } = await createTransfer(actorOf(shop, command), plan(shop, command), shop.at);
    shop.transfers.push(transferId);
  },
  /** What comes next for some transfer: it leaves, part of it arrives, all of it does. */
  async advanceTransfer(shop, command) {
    const { transferId } = which(shop, command);
    const [found] = await db
      .select({ status: transfers.status })
      .from(transfers)
      .where(eq(transfers.id, transferId));
    if (!found) return;
    return found.status === 'draft'
      ? sendTransfer(owner, { transferId }, shop.at)
      : receiveTransfer(owner, { transferId, ...arrived(shop, command) }, shop.at);
  },
  changeTransfer: (shop, command) =>
    changeTransfer(actorOf(shop, command), { ...which(shop, command), ...plan(shop, command) }, shop.at),
  sendTransfer: (shop, command) => sendTransfer(actorOf(shop, command), which(shop, command), shop.at),
  receiveTransfer: (shop, command) =>
    receiveTransfer(actorOf(shop, command), { ...which(shop, command), ...arrived(shop, command) }, shop.at),
  closeTransfer: (shop, command) =>
    closeTransfer(actorOf(shop, command), { ...which(shop, command), reason: 'Lost' }, shop.at),
  reopenTransfer: (shop, command) => reopenTransfer(actorOf(shop, command), which(shop, command), shop.at),
  takeBack: (shop, command) => takeBackTransfer(actorOf(shop, command), which(shop, command), shop.at),
  cancelTransfer: (shop, command) => cancelTransfer(actorOf(shop, command), which(shop, command), shop.at),
  dateTransfer: (shop, command) =>
    dateTransfer(
      actorOf(shop, command),
      { ...which(shop, command), expectedAt: addDays(shop.at, command.c % 5) },
      shop.at,
    ),
  flagTransfers: (shop) => flagOverdueTransfers(system('proof'), {}, shop.at),
};

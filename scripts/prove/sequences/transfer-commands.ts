import { db } from '@/db';
import { transfers } from '@/db/schema';
import type { TransferStatus } from '@/db/statuses';
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
import { actorOf, type Command, type Run } from './command';
import { fitting, nobody, pick, type Shop } from './shop';

async function which({ a }: Command, usual: readonly TransferStatus[]) {
  const all = await db
    .select({ id: transfers.id, status: transfers.status })
    .from(transfers)
    .orderBy(transfers.id);
  return { transferId: fitting(all, usual, a)?.id ?? nobody };
}

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

/** The step for one that is mostly where the step begins. */
const step =
  (move: typeof sendTransfer | typeof takeBackTransfer, usual: TransferStatus): Run =>
  async (shop, command) =>
    move(actorOf(shop, command), await which(command, [usual]), shop.at);

export const transferCommands: Record<string, Run> = {
  createTransfer: (shop, command) => createTransfer(actorOf(shop, command), plan(shop, command), shop.at),
  async changeTransfer(shop, command) {
    const input = { ...(await which(command, ['draft'])), ...plan(shop, command) };
    return changeTransfer(actorOf(shop, command), input, shop.at);
  },
  sendTransfer: step(sendTransfer, 'draft'),
  cancelTransfer: step(cancelTransfer, 'draft'),
  takeBack: step(takeBackTransfer, 'sent'),
  reopenTransfer: step(reopenTransfer, 'received'),
  async receiveTransfer(shop, command) {
    const { b, c } = command;
    const lines = [{ sku: pick(shop.stocked, b) ?? '', quantity: 1 + (c % 2) }];
    const input = { ...(await which(command, ['sent'])), lines };
    return receiveTransfer(actorOf(shop, command), input, shop.at);
  },
  async closeTransfer(shop, command) {
    const input = { ...(await which(command, ['sent'])), reason: 'Lost' };
    return closeTransfer(actorOf(shop, command), input, shop.at);
  },
  async dateTransfer(shop, command) {
    const input = { ...(await which(command, ['sent'])), expectedAt: addDays(shop.at, command.c % 5) };
    return dateTransfer(actorOf(shop, command), input, shop.at);
  },
  flagTransfers: (shop) => flagOverdueTransfers(system('proof'), {}, shop.at),
};

import { transaction } from '@/db';
import { transfers } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { CreateTransferInput } from './transfer-inputs';
import { goodsOf, readPlan, transferSubject, writeLines } from './transfers-tx';

/** A draft: nothing moves and nothing is kept for it. Canceling it is the way back. */
export async function createTransfer(actor: Actor, input: CreateTransferInput, at: Date) {
  permit(actor, 'stock.transfer');
  return transaction(async (tx) => {
    const { from, to, lines } = await readPlan(tx, actor, input);
    const [made] = await tx
      .insert(transfers)
      .values({
        fromLocationId: from.id,
        toLocationId: to.id,
        status: 'draft',
        note: input.note || null,
        createdAt: at,
        expectedAt: input.expectedAt,
      })
      .returning({ id: transfers.id });
    if (!made) throw new Error('A transfer was not stored.');
    const transferId = made.id;
    await writeLines(tx, transferId, lines);
    await record(tx, actor, at, {
      type: 'transfer.created',
      subject: transferSubject(transferId),
      data: { transferId, from: input.from, to: input.to, goods: goodsOf(lines) },
    });
    return { transferId };
  });
}

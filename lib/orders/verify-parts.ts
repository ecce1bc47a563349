import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { orders } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import type { Actor } from '@/lib/staff/permissions';
import { refreshOrder } from './refresh-tx';
import { lockOrder } from './tx';

/** One order in its own transaction; answers its number. */
export const verifyOne = (actor: Actor, orderId: number, at: Date) =>
  transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order.verifiedAt)
      throw new Refusal('conflict', `Order ${order.number} is already verified. There is nothing to do.`);
    if (order.status !== 'to_verify')
      throw new Refusal(
        'conflict',
        `Order ${order.number} is ${order.status}, so there is nothing to verify.`,
      );

    await tx.update(orders).set({ verifiedAt: at }).where(eq(orders.id, orderId));
    await record(tx, actor, at, { type: 'order.verified', orderId, data: {} });
    await refreshOrder(tx, orderId);
    return order.number;
  });

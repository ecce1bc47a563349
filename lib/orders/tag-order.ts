import { sql } from 'drizzle-orm';
import { pgArray, transaction } from '@/db';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { TagOrderInput } from './inputs';
import { refreshOrder } from './refresh-tx';
import { lockOrder } from './tx';

const MOST_TAGS = 50;

/** Adds and removes tags. What is already so stays so: when nothing changes, nothing is recorded. */
export async function tagOrder(actor: Actor, { orderId, add, remove }: TagOrderInput, at: Date) {
  permit(actor, 'order.tag');
  const both = add.find((tag) => remove.includes(tag));
  if (both) throw new Refusal('invalid', `“${both}” is to be added and removed. Choose one.`);

  await transaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    const added = [...new Set(add)].filter((tag) => !order.tags.includes(tag));
    const removed = [...new Set(remove)].filter((tag) => order.tags.includes(tag));
    if (added.length + removed.length === 0) return;
    const tags = [...order.tags.filter((tag) => !removed.includes(tag)), ...added];
    if (tags.length > MOST_TAGS)
      throw new Refusal('invalid', `An order can have ${MOST_TAGS} tags. Remove some first.`);

    await tx.execute(sql`update orders set tags = ${pgArray(tags)}::text[] where id = ${orderId}`);
    await record(tx, actor, at, { type: 'order.tagged', orderId, data: { added, removed } });
    await refreshOrder(tx, orderId);
  });
}

import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { payments } from '@/db/schema';
import { record } from '@/lib/events/tx';
import type { Actor } from '@/lib/staff/permissions';

/** Authorizations with what of each is neither taken nor voided, oldest first. */
export async function openAuthorizations(tx: Tx, orderId: number) {
  return tx.execute<{ id: number; provider: string; amount: number; rest: number }>(sql`
    select a.id, a.provider, a.amount, (a.amount - coalesce(sum(c.amount), 0))::bigint rest
    from payments a left join payments c on c.parent_id = a.id and c.kind in ('capture', 'void') and c.state <> 'failed'
    where a.order_id = ${orderId} and a.kind = 'authorize' and a.state = 'succeeded'
    group by a.id order by a.at, a.id`);
}

/** Gives up what is left of every open authorization. */
export async function voidAuthorizations(
  tx: Tx,
  actor: Actor,
  at: Date,
  { id: orderId, currency }: { id: number; currency: string },
) {
  const open = (await openAuthorizations(tx, orderId)).filter((authorization) => authorization.rest > 0);
  for (const { id, provider, rest } of open) {
    const [row] = await tx
      .insert(payments)
      .values({
        orderId,
        currency,
        kind: 'void',
        state: 'succeeded',
        amount: rest,
        provider,
        parentId: id,
        at,
        settledAt: at,
      })
      .returning({ id: payments.id });
    if (row)
      await record(tx, actor, at, {
        type: 'payment.voided',
        orderId,
        data: { paymentId: row.id, amount: rest },
      });
  }
}

import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { credits, payments } from '@/db/schema';
import type { CreditReason } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { formatMoney } from '@/lib/money';
import { type LineUnits, settleUnits } from '@/lib/orders/lines-tx';
import type { Actor } from '@/lib/staff/permissions';
import { spread, within, worthOfUnits } from './rules';

/** Total, credited, captured and refunded as the rows say now, behind the order's lock. */
export async function moneyOf(tx: Tx, orderId: number) {
  const [money] = await tx.execute<{
    currency: string;
    total: number;
    shipping: number;
    credited: number;
    captured: number;
    refunded: number;
    creditNo: number;
  }>(sql`
    select o.currency, o.total_amount total, o.shipping_amount shipping, coalesce(k.credited, 0) credited,
      coalesce(k.no, 0) "creditNo", coalesce(p.captured, 0) captured, coalesce(p.refunded, 0) refunded
    from orders o
    left join lateral (select sum(amount)::bigint credited, max(no) no from credits where order_id = o.id) k on true
    left join lateral (select sum(amount) filter (where kind in ('capture', 'receipt') and state = 'succeeded')::bigint captured,
      sum(amount) filter (where kind = 'refund' and state <> 'failed')::bigint refunded from payments where order_id = o.id) p on true
    where o.id = ${orderId}`);
  if (!money) throw new Refusal('not_found', 'This order does not exist.');
  return { ...money, due: money.total - money.credited - money.captured + money.refunded };
}

const staffOf = (actor: Actor) => (actor.kind === 'staff' ? actor.id : null);

/**
 * Says that units are no longer owed: one credit per line with their exact share of amount and tax, and the line's counter of
 * settled units (`canceled` too for reason cancel) moves on. Never credits more than the order's total. The caller holds the
 * order's lock, records what happened and calls `refreshOrder`.
 */
export async function creditUnits(
  tx: Tx,
  actor: Actor,
  at: Date,
  credit: {
    orderId: number;
    units: readonly LineUnits[];
    reason: Extract<CreditReason, 'cancel' | 'return' | 'claim'>;
    returnNo?: number;
    note?: string;
    /** Less than the share: the difference is a deduction, taken from the last lines first. */
    atMost?: number;
  },
) {
  const { orderId, reason, returnNo, note, atMost = Number.MAX_SAFE_INTEGER } = credit;
  const [money, settled] = await Promise.all([
    moneyOf(tx, orderId),
    settleUnits(tx, orderId, credit.units, { canceled: reason === 'cancel' }),
  ]);
  const worth = settled.filter((line) => line.kind !== 'bundle');
  const shares = within(
    Math.min(money.total - money.credited, atMost),
    worth.map((line) => worthOfUnits(line, line.credited, line.credited + line.settling)),
  );
  const rows = worth.map((line, i) => ({
    orderId,
    no: money.creditNo + 1 + i,
    lineNo: line.no,
    unitFrom: line.credited,
    unitTo: line.credited + line.settling,
    amount: shares[i]?.amount ?? 0,
    taxAmount: shares[i]?.taxAmount ?? 0,
    reason,
    note,
    returnNo,
    grantedBy: staffOf(actor),
    at,
  }));
  if (rows.length > 0) await tx.insert(credits).values(rows);
  return {
    amount: rows.reduce((sum, row) => sum + row.amount, 0),
    taxAmount: rows.reduce((sum, row) => sum + row.taxAmount, 0),
  };
}

/** Says that an amount is no longer owed, whatever the units. Refuses more than what is not yet credited. */
export async function creditAmount(
  tx: Tx,
  actor: Actor,
  at: Date,
  credit: { orderId: number; amount: number; taxAmount?: number; reason: CreditReason; note?: string },
) {
  const { orderId, amount, taxAmount = 0, reason, note } = credit;
  const money = await moneyOf(tx, orderId);
  const left = money.total - money.credited;
  if (amount > left)
    throw new Refusal(
      'conflict',
      `Only ${formatMoney(left, money.currency)} of this order is not credited yet. Credit at most that.`,
      { left },
    );
  const no = money.creditNo + 1;
  await tx
    .insert(credits)
    .values({ orderId, no, amount, taxAmount, reason, note, grantedBy: staffOf(actor), at });
  return { creditNo: no };
}

/**
 * Pays money out, over what was taken, newest first, and records `payment.refunded`. Refuses more than captured − refunded.
 * The same `idempotencyKey` again pays nothing and answers the same. The caller holds the order's lock and calls `refreshOrder`.
 */
export async function payOut(
  tx: Tx,
  actor: Actor,
  at: Date,
  refund: { orderId: number; amount: number; note?: string; idempotencyKey?: string },
): Promise<{ paymentIds: number[]; amount: number }> {
  const { orderId, amount, note, idempotencyKey } = refund;
  const done = idempotencyKey ? await paidOutBefore(tx, orderId, idempotencyKey, amount) : null;
  if (done) return done;

  const [money, taken] = await Promise.all([moneyOf(tx, orderId), takenNewestFirst(tx, orderId)]);
  const open = money.captured - money.refunded;
  const parts = amount <= open ? spread(amount, taken) : null;
  if (!parts)
    throw new Refusal(
      'conflict',
      open === 0
        ? 'Nothing is left to refund on this order.'
        : `Only ${formatMoney(open, money.currency)} can still be refunded. Refund at most that.`,
      { refundable: open },
    );

  const rows = await tx
    .insert(payments)
    .values(
      parts.map((part, i) => ({
        orderId,
        currency: money.currency,
        kind: 'refund' as const,
        state: 'succeeded' as const,
        amount: part.amount,
        provider: part.provider,
        providerRef: idempotencyKey ? `${refundRef(orderId, idempotencyKey)}:${i + 1}` : null,
        parentId: part.id,
        at,
        settledAt: at,
      })),
    )
    .returning({ id: payments.id });
  const paymentIds = rows.map((row) => row.id);
  await record(tx, actor, at, { type: 'payment.refunded', orderId, data: { paymentIds, amount, note } });
  return { paymentIds, amount };
}

const refundRef = (orderId: number, key: string) => `refund:${orderId}:${key}`;

/** What this key has already paid out on this order. */
export async function paidOutBefore(tx: Tx, orderId: number, key: string, amount: number) {
  const rows = await tx.execute<{ id: number; amount: number }>(sql`
    select id, amount from payments where order_id = ${orderId} and kind = 'refund'
      and regexp_replace(provider_ref, ':[0-9]+$', '') = ${refundRef(orderId, key)} order by id`);
  if (rows.length === 0) return null;
  const paid = rows.reduce((sum, row) => sum + row.amount, 0);
  if (paid !== amount)
    throw new Refusal('conflict', 'This refund was already made with another amount. Use a new key.');
  return { paymentIds: rows.map((row) => row.id), amount: paid };
}

/** Captures and receipts with what of each has not been paid back. */
async function takenNewestFirst(tx: Tx, orderId: number) {
  return tx.execute<{ id: number; provider: string; rest: number }>(sql`
    select p.id, p.provider, (p.amount - coalesce(sum(r.amount), 0))::bigint rest
    from payments p left join payments r on r.parent_id = p.id and r.kind = 'refund' and r.state <> 'failed'
    where p.order_id = ${orderId} and p.kind in ('capture', 'receipt') and p.state = 'succeeded'
    group by p.id order by p.at desc, p.id desc`);
}

import { sql } from 'drizzle-orm';
import { rehearse, type Tx } from '@/db';
import { refusalOf } from '@/lib/errors';
import type { ConsumedType } from '@/lib/events/types';
import { letterWords } from './letter-words';
import { dueOf } from './order-status';
import { lockOrder } from './tx';

export type Preview = {
  currency: string;
  /** Only what would change. */
  money: { label: string; before: number; after: number }[];
  stock: { sku: string; location: string; onHand: number; reserved: number; damaged: number }[];
  /** What the customer would be sent. */
  letters: string[];
  /** In how many shipments it travels; left out when that stays. */
  shipments?: { before: number; after: number };
  /** The day it is promised for; left out when that stays. */
  promise?: { before: Date | null; after: Date | null };
  /** Why it cannot be done. Nothing else is said then. */
  refused?: string;
};

/**
 * Runs an operation on an order, reads what it has written, and takes everything back. Operations called inside join by
 * themselves and check their own permissions.
 */
export async function preview(orderId: number, operation: () => Promise<unknown>): Promise<Preview> {
  try {
    return await rehearse(async (tx) => {
      const order = await lockOrder(tx, orderId);
      const [last, sendings] = [await lastEvent(tx, orderId), await countSendings(tx, orderId)];
      await operation();
      await tx.execute(sql`set constraints all immediate`);
      const after = await lockOrder(tx, orderId);
      const [stock, letters] = await Promise.all([
        stockSince(tx, orderId, last),
        lettersSince(tx, orderId, last),
      ]);
      const split = { before: sendings, after: await countSendings(tx, orderId) };
      const promise = { before: order.promisedAt, after: after.promisedAt };
      return {
        currency: order.currency,
        money: changes(order, after),
        stock: [...stock],
        letters,
        ...(split.before !== split.after && { shipments: split }),
        ...(promise.before?.getTime() !== promise.after?.getTime() && { promise }),
      };
    });
  } catch (error) {
    return refusedPreview(error);
  }
}

/** The same of an operation that makes an order: everything about it is new. Its number is used up. */
export async function previewPlacing(operation: () => Promise<{ orderId: number }>): Promise<Preview> {
  try {
    return await rehearse(async (tx) => {
      const { orderId } = await operation();
      await tx.execute(sql`set constraints all immediate`);
      const after = await lockOrder(tx, orderId);
      const [stock, letters] = await Promise.all([stockSince(tx, orderId, 0), lettersSince(tx, orderId, 0)]);
      return { currency: after.currency, money: changes(nothing, after), stock: [...stock], letters };
    });
  } catch (error) {
    return refusedPreview(error);
  }
}

function refusedPreview(error: unknown): Preview {
  const refusal = refusalOf(error);
  if (!refusal || refusal.code === 'unavailable') throw error;
  return { currency: '', money: [], stock: [], letters: [], refused: refusal.message };
}

const nothing = {
  totalAmount: 0,
  creditedAmount: 0,
  authorizedAmount: 0,
  capturedAmount: 0,
  refundedAmount: 0,
};

type Sums = Parameters<typeof dueOf>[0];

const amounts: { label: string; of: (order: Sums) => number }[] = [
  { label: 'Total', of: (order) => order.totalAmount },
  { label: 'Credited', of: (order) => order.creditedAmount },
  { label: 'Authorized', of: (order) => order.authorizedAmount },
  { label: 'Paid', of: (order) => order.capturedAmount },
  { label: 'Refunded', of: (order) => order.refundedAmount },
  { label: 'Still to pay', of: (order) => Math.max(0, dueOf(order)) },
  { label: 'Owed to the customer', of: (order) => Math.max(0, -dueOf(order)) },
];

const changes = (before: Sums, after: Sums) =>
  amounts
    .map(({ label, of }) => ({ label, before: of(before), after: of(after) }))
    .filter((row) => row.before !== row.after);

async function lastEvent(tx: Tx, orderId: number): Promise<number> {
  const [row] = await tx.execute<{ id: number }>(
    sql`select coalesce(max(id), 0)::bigint id from events where order_id = ${orderId}`,
  );
  return row?.id ?? 0;
}

async function countSendings(tx: Tx, orderId: number): Promise<number> {
  const [row] = await tx.execute<{ n: number }>(
    sql`select count(*)::int n from shipments where order_id = ${orderId} and status <> 'canceled'`,
  );
  return row?.n ?? 0;
}

/** Events of a locked order are written behind its lock, so newer ones are this rehearsal's. */
const stockSince = (tx: Tx, orderId: number, last: number) =>
  tx.execute<Preview['stock'][number]>(sql`
    select v.sku, l.name location, sum(m.on_hand_delta)::int "onHand", sum(m.reserved_delta)::int reserved, sum(m.damaged_delta)::int damaged
    from events e join stock_movements m on m.event_id = e.id
    join variants v on v.id = m.variant_id join locations l on l.id = m.location_id
    where e.order_id = ${orderId} and e.id > ${last}
    group by v.sku, l.name having (sum(m.on_hand_delta), sum(m.reserved_delta), sum(m.damaged_delta)) <> (0, 0, 0)
    order by v.sku, l.name`);

async function lettersSince(tx: Tx, orderId: number, last: number): Promise<string[]> {
  const rows = await tx.execute<{ type: ConsumedType }>(sql`
    select e.type from events e join outbox b on b.event_id = e.id join order_contacts c on c.order_id = e.order_id
    where e.order_id = ${orderId} and e.id > ${last} and c.email is not null order by e.id`);
  return rows.flatMap(({ type }) => letterWords[type] ?? []);
}

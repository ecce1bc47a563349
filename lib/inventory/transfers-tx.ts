import { eq, sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import { transfers } from '@/db/schema';
import type { TransferStatus } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import type { Actor } from '@/lib/staff/permissions';
import { findLocation, lockStocked } from './places-tx';

export const transferSubject = (transferId: number) => `transfer:${transferId}`;

type Side = { id: number; code: string; name: string; paused: boolean };
export type TransferLine = {
  variantId: number;
  sku: string;
  quantity: number;
  received: number;
  missing: number;
};

/** Whose step it is: the sender sends and takes back, the receiver receives and says what is missing, both plan. */
type By = 'sender' | 'receiver' | 'both';

/** Locks a transfer and reads it with its lines, if the actor works where the step is done. */
export async function lockTransfer(tx: Tx, actor: Actor, transferId: number, by: By) {
  const [found] = await tx.execute<{
    id: number;
    status: TransferStatus;
    expectedAt: string | null;
    from: Side;
    to: Side;
  }>(sql`
    select t.id, t.status, to_jsonb(t.expected_at) "expectedAt",
      jsonb_build_object('id', f.id, 'code', f.code, 'name', f.name, 'paused', f.paused_at is not null) "from",
      jsonb_build_object('id', l.id, 'code', l.code, 'name', l.name, 'paused', l.paused_at is not null) "to"
    from transfers t join locations f on f.id = t.from_location_id join locations l on l.id = t.to_location_id
    where t.id = ${transferId} for update of t`);
  if (!found) throw new Refusal('not_found', `There is no transfer ${transferId}.`);
  permitSide(actor, found.from.id, found.to.id, by);
  const lines = await tx.execute<TransferLine>(sql`
    select x.variant_id "variantId", v.sku, x.quantity, x.received, x.missing
    from transfer_lines x join variants v on v.id = x.variant_id where x.transfer_id = ${transferId} order by x.variant_id`);
  return { ...found, expectedAt: found.expectedAt ? new Date(found.expectedAt) : null, lines: [...lines] };
}

function permitSide(actor: Actor, fromId: number, toId: number, by: By) {
  if (actor.kind !== 'staff' || actor.locationIds === null) return;
  const [sends, receives] = [actor.locationIds.includes(fromId), actor.locationIds.includes(toId)];
  if (!sends && !receives) throw new Refusal('not_found', 'This transfer does not exist at your locations.');
  if (by === 'sender' && !sends)
    throw new Refusal('forbidden', 'Only the location that sends it can do this.');
  if (by === 'receiver' && !receives)
    throw new Refusal('forbidden', 'Only the location that receives it can do this.');
}

/** What a plan names, found: staff of one of the two locations may draft. */
export async function readPlan(
  tx: Tx,
  actor: Actor,
  plan: { from: string; to: string; lines: readonly { sku: string; quantity: number }[] },
) {
  const house: Actor = { kind: 'system', job: 'plan' };
  const [from, to] = [await findLocation(tx, house, plan.from), await findLocation(tx, house, plan.to)];
  permitSide(actor, from.id, to.id, 'both');
  const gone = [from, to].find(({ closed }) => closed);
  if (gone) throw new Refusal('conflict', `${gone.name} is closed for good. Choose another location.`);
  const quantity = new Map(plan.lines.map((line) => [line.sku, line.quantity]));
  const found = await lockStocked(tx, [...quantity.keys()]);
  return { from, to, lines: found.map((line) => ({ ...line, quantity: quantity.get(line.sku) ?? 0 })) };
}

export async function writeLines(
  tx: Tx,
  transferId: number,
  lines: readonly { variantId: number; quantity: number }[],
) {
  await tx.execute(sql`delete from transfer_lines where transfer_id = ${transferId}`);
  await tx.execute(sql`
    insert into transfer_lines (transfer_id, variant_id, quantity)
    select ${transferId}, v, q from unnest(${pgArray(lines.map((line) => line.variantId))}::bigint[],
      ${pgArray(lines.map((line) => line.quantity))}::int[]) x(v, q)`);
}

export const setTransfer = (tx: Tx, transferId: number, values: Partial<typeof transfers.$inferInsert>) =>
  tx.update(transfers).set(values).where(eq(transfers.id, transferId));

/** What has left and is expected: the destination counts it as incoming, and waiting orders are tied to it. */
export async function expectTransfer(
  tx: Tx,
  transfer: { id: number; to: { id: number }; lines: readonly TransferLine[] },
  expectedAt: Date,
) {
  await tx.execute(sql`
    insert into receipts_expected (variant_id, location_id, quantity, expected_at, transfer_id)
    select v, ${transfer.to.id}, q, ${expectedAt.toISOString()}::timestamptz, ${transfer.id}
    from unnest(${pgArray(transfer.lines.map((line) => line.variantId))}::bigint[],
      ${pgArray(transfer.lines.map((line) => line.quantity))}::int[]) x(v, q)`);
}

/** Units of a transfer that arrived: its lines and its own receipts know. */
export async function meetTransfer(
  tx: Tx,
  at: Date,
  transferId: number,
  goods: readonly { variantId: number; quantity: number }[],
) {
  const units = sql`unnest(${pgArray(goods.map((line) => line.variantId))}::bigint[],
    ${pgArray(goods.map((line) => line.quantity))}::int[]) g(variant_id, units)`;
  await tx.execute(sql`
    update transfer_lines x set received = x.received + g.units from ${units}
    where x.transfer_id = ${transferId} and x.variant_id = g.variant_id`);
  await tx.execute(sql`
    update receipts_expected r set received = r.received + g.units,
      closed_at = case when r.received + g.units >= r.quantity then ${at.toISOString()}::timestamptz end
    from ${units} where r.transfer_id = ${transferId} and r.variant_id = g.variant_id and r.closed_at is null`);
}

/** Nothing more of it is expected. */
export const closeTransferReceipts = (tx: Tx, transferId: number, at: Date) =>
  tx.execute(sql`
    update receipts_expected set closed_at = ${at.toISOString()}::timestamptz
    where transfer_id = ${transferId} and closed_at is null`);

/** On the way: sent, not arrived, and not said to be missing. */
export const onTheWay = (line: TransferLine) => line.quantity - line.received - line.missing;

export const goodsOf = (lines: readonly { sku: string; quantity: number }[]) =>
  lines.map(({ sku, quantity }) => ({ sku, quantity }));

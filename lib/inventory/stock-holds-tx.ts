import { pgArray, query, send, type Tx } from '@/db';
import { Refusal } from '@/lib/errors';
import { nextEventId, record } from '@/lib/events/tx';
import type { Actor } from '@/lib/staff/permissions';
import { lockStock, type Movement, moveStock, type Place, type StockMoves } from './tx';

/** Units at a place; `safety` is what the rules keep back there for this holder's channel. */
export type HeldUnits = Place & { quantity: number; safety: number };
type Line = Place & { quantity: number };

/**
 * The open hold of this key holds exactly these units until then, whatever it held before: made when there is none. Call it
 * last, it moves stock. Refuses `out_of_stock` when what is to be added has gone meanwhile.
 */
export async function putHold(
  tx: Tx,
  actor: Actor,
  at: Date,
  hold: { channelId: number; key: string; expiresAt: Date; units: readonly HeldUnits[] },
): Promise<{ holdId: number; created: boolean }> {
  const { channelId, key, expiresAt } = hold;
  const [row] = await send<{ id: number; revision: number; before: Line[] }>(
    tx,
    query`
    insert into stock_holds (channel_id, key, created_at, expires_at)
    values (${channelId}::int, ${key}::text, ${at}::timestamptz, ${expiresAt}::timestamptz)
    on conflict (channel_id, key) where released_at is null
    do update set expires_at = excluded.expires_at, revision = stock_holds.revision + 1 returning id, revision`,
  );
  if (!row) throw new Error('A hold was not stored.');
  const before = row.revision > 1 ? await linesOf(tx, row.id) : [];
  const changes = difference(before, hold.units);
  const eventId = await nextEventId(tx);
  const units = hold.units.reduce((sum, { quantity }) => sum + quantity, 0);
  await Promise.all([
    record(
      tx,
      actor,
      at,
      {
        type: 'stock.held',
        subject: holdSubject(row.id),
        data: { hold: key, units, until: expiresAt.toISOString() },
      },
      eventId,
    ),
    changes.length > 0 && storeLines(tx, row.id, hold.units),
  ]);
  const more = changes.filter(({ quantity }) => quantity > 0);
  for (const level of more.length > 0 ? await lockStock(tx, changes) : []) {
    const change = more.find((one) => isAt(one, level));
    const safety = Math.max(level.safety, hold.units.find((one) => isAt(one, level))?.safety ?? 0);
    if (change && level.onHand - level.reserved - safety < change.quantity) throw gone();
  }
  const reason = `Held for ${key}`;
  await moveStock(
    tx,
    eventId,
    at,
    changes.map((change) => reserving(change, reason)),
  );
  return { holdId: row.id, created: row.revision === 1 };
}

/** Gives everything back that an open hold holds. Answers what `moveAllStock` must move; null when it has ended already. */
export async function endHold(
  tx: Tx,
  actor: Actor,
  at: Date,
  { holdId, cause }: { holdId: number; cause: 'released' | 'expired' },
): Promise<StockMoves | null> {
  const [ended] = await send<{ key: string }>(
    tx,
    query`update stock_holds set released_at = ${at}::timestamptz
      where id = ${holdId}::bigint and released_at is null
        and (${cause}::text <> 'expired' or expires_at <= ${at}::timestamptz) returning key`,
  );
  if (!ended) return null;
  const lines = await linesOf(tx, holdId);
  const eventId = await record(tx, actor, at, {
    type: 'stock.hold_released',
    subject: holdSubject(holdId),
    data: { hold: ended.key, units: lines.reduce((sum, { quantity }) => sum + quantity, 0), cause },
  });
  const reason = cause === 'expired' ? `Hold ${ended.key} expired` : `Hold ${ended.key} released`;
  const movements = lines.map((line) => reserving({ ...line, quantity: -line.quantity }, reason));
  return { eventId, movements };
}

/** A channel's open hold of this key, locked. */
export async function lockOpenHold(tx: Tx, channelId: number, key: string) {
  const [hold] = await send<{ id: number; expiresAt: string }>(
    tx,
    query`select id, to_jsonb(expires_at) #>> '{}' "expiresAt" from stock_holds
      where channel_id = ${channelId}::int and key = ${key}::text and released_at is null for update`,
  );
  return hold ? { id: hold.id, expiresAt: new Date(hold.expiresAt) } : null;
}

export const unitsOfHold = async (tx: Tx, holdId: number) =>
  (await linesOf(tx, holdId)).reduce((sum, { quantity }) => sum + quantity, 0);

export const holdSubject = (holdId: number) => `hold:${holdId}`;
export const isAt = (one: Place, other: Place) =>
  one.variantId === other.variantId && one.locationId === other.locationId;

export const reserving = ({ variantId, locationId, quantity }: Line, reason: string): Movement => ({
  variantId,
  locationId,
  kind: quantity > 0 ? 'allocate' : 'release',
  reserved: quantity,
  reason,
});

export const linesOf = (tx: Tx, holdId: number) =>
  send<Line>(
    tx,
    query`select variant_id "variantId", location_id "locationId", quantity from stock_hold_lines
      where hold_id = ${holdId}::bigint order by 1, 2`,
  );

/** What must be reserved more, or less, to come from one to the other. */
function difference(before: readonly Line[], after: readonly Line[]): Line[] {
  const lines = new Map<string, Line>();
  const add = (line: Line, sign: 1 | -1) => {
    const key = `${line.variantId}/${line.locationId}`;
    const quantity = (lines.get(key)?.quantity ?? 0) + sign * line.quantity;
    lines.set(key, { variantId: line.variantId, locationId: line.locationId, quantity });
  };
  for (const line of before) add(line, -1);
  for (const line of after) add(line, 1);
  return [...lines.values()].filter(({ quantity }) => quantity !== 0);
}

const storeLines = (tx: Tx, holdId: number, units: readonly HeldUnits[]) =>
  send(
    tx,
    query`with given as (
      select * from unnest(${pgArray(units.map((one) => one.variantId))}::bigint[], ${pgArray(units.map((one) => one.locationId))}::int[],
        ${pgArray(units.map((one) => one.quantity))}::int[]) x(v, l, q)
    ), gone as (
      delete from stock_hold_lines x where hold_id = ${holdId}::bigint
        and not exists (select from given where v = x.variant_id and l = x.location_id)
    )
    insert into stock_hold_lines (hold_id, variant_id, location_id, quantity) select ${holdId}::bigint, v, l, q from given
    on conflict (hold_id, variant_id, location_id) do update set quantity = excluded.quantity`,
  );

const gone = () =>
  new Refusal('out_of_stock', 'The stock changed meanwhile and is no longer enough. Look again and retry.');

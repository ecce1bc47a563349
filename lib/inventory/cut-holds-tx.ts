import { pgArray, query, send, type Tx } from '@/db';
import { record } from '@/lib/events/tx';
import type { Actor } from '@/lib/staff/permissions';
import { holdSubject, isAt, linesOf, reserving } from './stock-holds-tx';
import type { Place, StockMoves } from './tx';

/** Units of a place that open holds keep. */
export async function unitsHeld(tx: Tx, place: Place): Promise<number> {
  const [held] = await send<{ units: number }>(
    tx,
    query`select coalesce(sum(l.quantity), 0)::int units from stock_hold_lines l
      join stock_holds h on h.id = l.hold_id and h.released_at is null
      where l.variant_id = ${place.variantId}::bigint and l.location_id = ${place.locationId}::int`,
  );
  return held?.units ?? 0;
}

/** Locks the youngest open holds that together hold `need` units of a place, before any stock row is locked. */
export async function lockYoungestHolds(tx: Tx, place: Place, need: number): Promise<number[]> {
  const found = await send<{ id: number; quantity: number }>(
    tx,
    query`select h.id, l.quantity from stock_hold_lines l join stock_holds h on h.id = l.hold_id and h.released_at is null
      where l.variant_id = ${place.variantId}::bigint and l.location_id = ${place.locationId}::int order by h.id desc limit 1000`,
  );
  let left = need;
  const ids: number[] = [];
  for (const { id, quantity } of found) {
    if (left <= 0) break;
    ids.push(id);
    left -= quantity;
  }
  if (ids.length === 0) return ids;
  const locked = await send<{ id: number }>(
    tx,
    query`select id from stock_holds where id = any(${pgArray(ids)}::bigint[]) and released_at is null order by id for update`,
  );
  return locked.map(({ id }) => id).reverse();
}

/** Takes up to `need` units of a place away from locked holds, in the order given: the shelf has fewer than it was thought. */
export async function cutHolds(
  tx: Tx,
  actor: Actor,
  at: Date,
  { place, holdIds, need }: { place: Place; holdIds: readonly number[]; need: number },
): Promise<{ units: number; stock: StockMoves[] }> {
  const stock: StockMoves[] = [];
  let left = need;
  for (const holdId of holdIds) {
    const line = (await linesOf(tx, holdId)).find((one) => isAt(one, place));
    const units = Math.min(left, line?.quantity ?? 0);
    if (!line || units <= 0) continue;
    const { variantId, locationId } = place;
    const [hold] = await send<{ key: string }>(
      tx,
      query`with cut as (
        update stock_hold_lines set quantity = quantity - ${units}::int where hold_id = ${holdId}::bigint
          and variant_id = ${variantId}::bigint and location_id = ${locationId}::int and quantity > ${units}::int
      ), gone as (
        delete from stock_hold_lines where hold_id = ${holdId}::bigint and variant_id = ${variantId}::bigint
          and location_id = ${locationId}::int and quantity = ${units}::int
      ) update stock_holds set revision = revision + 1 where id = ${holdId}::bigint returning key`,
    );
    const eventId = await record(tx, actor, at, {
      type: 'stock.hold_released',
      subject: holdSubject(holdId),
      data: { hold: hold?.key ?? '', units, cause: 'shelf' },
    });
    const movement = reserving(
      { ...place, quantity: -units },
      `Fewer on the shelf than held for ${hold?.key}`,
    );
    stock.push({ eventId, movements: [movement] });
    left -= units;
  }
  return { units: need - left, stock };
}

/** Nothing is left on the shelf for holds. */
export async function emptyHolds(tx: Tx, actor: Actor, at: Date, place: Place): Promise<StockMoves[]> {
  const need = await unitsHeld(tx, place);
  if (need === 0) return [];
  const holdIds = await lockYoungestHolds(tx, place, need);
  return (await cutHolds(tx, actor, at, { place, holdIds, need })).stock;
}

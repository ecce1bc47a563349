import { pgArray, pgCode, query, send, type Tx } from '@/db';
import type { MovementKind } from '@/db/statuses';
import { Refusal } from '@/lib/errors';

export type Movement = {
  variantId: number;
  locationId: number;
  kind: MovementKind;
  onHand?: number;
  reserved?: number;
  damaged?: number;
  orderId?: number;
  shipmentNo?: number;
  reason?: string;
};

/**
 * The only writer of stock besides placing: each movement goes into the ledger and onto the level as one delta.
 * Call it last: it locks the stock rows in (variant, location) order, and everybody else waits for them until the commit.
 * The limit leaves out nothing: it tells the planner that these are few. Levels that do not exist yet are created. Refuses `out_of_stock` when a level would break
 * `0 <= reserved <= on hand`. Rows of variants that are not stocked must not be given.
 */
export async function moveStock(tx: Tx, eventId: number, at: Date, movements: readonly Movement[]) {
  if (movements.length === 0) return;
  const summed = new Map<string, Movement & { onHand: number; reserved: number; damaged: number }>();
  for (const movement of movements) {
    const key = `${movement.variantId}/${movement.locationId}/${movement.kind}`;
    const sum = summed.get(key) ?? { ...movement, onHand: 0, reserved: 0, damaged: 0 };
    sum.onHand += movement.onHand ?? 0;
    sum.reserved += movement.reserved ?? 0;
    sum.damaged += movement.damaged ?? 0;
    summed.set(key, sum);
  }
  const rows = [...summed.values()].filter((row) => row.onHand || row.reserved || row.damaged);
  if (rows.length === 0) return;
  const column = (pick: (row: (typeof rows)[number]) => string | number | null) => pgArray(rows.map(pick));

  const arriving = rows.some(({ kind }) => !leaving.has(kind));
  const places = arriving && makeLevels(tx, rows);
  try {
    const [[result]] = await Promise.all([
      send<{ moved: number; wanted: number }>(
        tx,
        query`
      with m as (
        select * from unnest(
          (select ${column((r) => r.variantId)}::bigint[]), (select ${column((r) => r.locationId)}::int[]), (select ${column((r) => r.kind)}::text[]),
          (select ${column((r) => r.onHand)}::int[]), (select ${column((r) => r.reserved)}::int[]), (select ${column((r) => r.damaged)}::int[]),
          (select ${column((r) => r.orderId ?? null)}::bigint[]), (select ${column((r) => r.shipmentNo ?? null)}::smallint[]),
          (select ${column((r) => r.reason ?? null)}::text[])
        ) x(variant_id, location_id, kind, on_hand, reserved, damaged, order_id, shipment_no, reason)
      ), w as (
        select variant_id, location_id, sum(on_hand)::int oh, sum(reserved)::int rs, sum(damaged)::int dm
        from m group by 1, 2 order by 1, 2
      ), logged as (
        insert into stock_movements
          (event_id, variant_id, location_id, kind, on_hand_delta, reserved_delta, damaged_delta, order_id, shipment_no, reason, at)
        select ${eventId}::bigint, variant_id, location_id, kind, on_hand, reserved, damaged, order_id, shipment_no, reason,
          ${at}::timestamptz from m
      ), locked as materialized (
        select w.* from w cross join lateral (
          select from stock_levels s where s.variant_id = w.variant_id and s.location_id = w.location_id for no key update) s
          limit (select count(*) from w)
      ), moved as (
        update stock_levels s set on_hand = s.on_hand + k.oh, reserved = s.reserved + k.rs, damaged = s.damaged + k.dm
        from locked k where s.variant_id = k.variant_id and s.location_id = k.location_id
          and s.reserved + k.rs between 0 and s.on_hand + k.oh and s.damaged + k.dm >= 0
        returning 1
      )
      select (select count(*)::int from moved) moved, (select count(*)::int from w) wanted`,
      ),
      places,
    ]);
    const { moved, wanted } = result ?? { moved: 0, wanted: 1 };
    if (moved !== wanted) throw shortage();
  } catch (error) {
    throw pgCode(error) === '23514' ? shortage() : error;
  }
}

/** What leaves or is let go lay there before, so its level is there. */
const leaving: ReadonlySet<MovementKind> = new Set(['ship', 'release']);

const makeLevels = (tx: Tx, places: readonly Place[]) =>
  send(
    tx,
    query`insert into stock_levels (variant_id, location_id)
      select distinct v, l from unnest(${pgArray(places.map(({ variantId }) => variantId))}::bigint[],
        ${pgArray(places.map(({ locationId }) => locationId))}::int[]) x(v, l) order by 1, 2 on conflict do nothing`,
  );

/** Counted differences of many shelves, each with an event of its own. The caller has locked the levels with `lockStock`. */
export async function moveCounted(
  tx: Tx,
  at: Date,
  rows: readonly (Place & { eventId: number; onHand: number; reason: string })[],
) {
  if (rows.length === 0) return;
  const column = (pick: (row: (typeof rows)[number]) => string | number) => pgArray(rows.map(pick));
  const [result] = await send<{ moved: number }>(
    tx,
    query`
    with m as (
      select * from unnest(${column((r) => r.eventId)}::bigint[], ${column((r) => r.variantId)}::bigint[],
        ${column((r) => r.locationId)}::int[], ${column((r) => r.onHand)}::int[], ${column((r) => r.reason)}::text[])
        x(event_id, variant_id, location_id, on_hand, reason)
    ), logged as (
      insert into stock_movements (event_id, variant_id, location_id, kind, on_hand_delta, reason, at)
      select event_id, variant_id, location_id, 'count', on_hand, reason, ${at}::timestamptz from m
    ), moved as (
      update stock_levels s set on_hand = s.on_hand + m.on_hand from m
      where s.variant_id = m.variant_id and s.location_id = m.location_id and s.reserved <= s.on_hand + m.on_hand returning 1
    )
    select count(*)::int moved from moved`,
  );
  if (result?.moved !== rows.length) throw shortage();
}

const shortage = () =>
  new Refusal('out_of_stock', 'The stock changed meanwhile and is no longer enough. Look again and retry.');

export type Place = { variantId: number; locationId: number };
/** Movements of one event, made ready by a part of an operation and moved by the operation itself, last. */
export type StockMoves = { eventId: number; movements: Movement[] };

/** Locks stock rows in the one order everybody keeps to, and makes those that do not exist yet. Answers the levels. */
export async function lockStock(tx: Tx, places: readonly Place[]) {
  const variants = pgArray(places.map((place) => place.variantId));
  const locations = pgArray(places.map((place) => place.locationId));
  const [, levels] = await Promise.all([
    makeLevels(tx, places),
    send<Level>(
      tx,
      query`select s.variant_id "variantId", s.location_id "locationId", s.on_hand "onHand", s.reserved, s.safety, s.damaged
        from (select distinct v, l from unnest((select ${variants}::bigint[]), (select ${locations}::int[])) x(v, l) order by 1, 2) w
        cross join lateral (select * from stock_levels where variant_id = w.v and location_id = w.l for no key update) s`,
    ),
  ]);
  return levels;
}
type Level = Place & { onHand: number; reserved: number; safety: number; damaged: number };

/** Moves what several events have caused, in the order given, after locking all rows in the one order. */
export async function moveAllStock(tx: Tx, at: Date, moves: readonly StockMoves[]) {
  const places = moves.flatMap((move) => move.movements);
  if (places.length === 0) return;
  if (moves.length > 1) await lockStock(tx, places);
  for (const { eventId, movements } of moves) await moveStock(tx, eventId, at, movements);
}

import { pgArray, query, send, type Tx } from '@/db';
import type { Missing, RoutingPlace } from '@/lib/sourcing/routing-types';
import type { Shelves } from './shelves-tx';

/** A place that has refused units of a line of an order. */
export type Refused = { orderId: number; lineNo: number; locationId: number };

/**
 * Which places will not send which lines of these orders: a store has rejected them, or a supplier has declined them, and nobody
 * has moved them there by hand since.
 */
export const readRefused = (tx: Tx, orderIds: readonly number[]) =>
  send<Refused>(
    tx,
    query`
    select distinct e.order_id "orderId", (u ->> 'lineNo')::int "lineNo", l.id "locationId"
    from events e cross join jsonb_array_elements(e.data -> 'units') u
    join locations l on l.id = (e.data ->> 'locationId')::int
    where e.order_id = any(${pgArray(orderIds)}::bigint[]) and e.type in ('shipment.rejected', 'shipment.declined')
      and not exists (
        select from events m cross join jsonb_array_elements(m.data -> 'units') x
        where m.order_id = e.order_id and m.id > e.id and m.type = 'shipment.moved' and m.data ->> 'to' = l.code
          and x ->> 'lineNo' = u ->> 'lineNo')`,
  );

type Line = { lineNo: number; variantId: number | null };

/** The shelves without those of places that will not send what lies there to this order. */
export function withoutRefused(
  shelves: Shelves,
  lines: readonly Line[],
  refused: readonly Refused[],
): Shelves {
  if (refused.length === 0) return shelves;
  const barred = new Map<number, number[]>();
  for (const { lineNo, variantId } of lines) {
    if (variantId === null) continue;
    const places = refused.filter((one) => one.lineNo === lineNo).map(({ locationId }) => locationId);
    barred.set(variantId, [...(barred.get(variantId) ?? []), ...places]);
  }
  return new Map(
    [...shelves].map(([variantId, places]) => [
      variantId,
      new Map([...places].filter(([locationId]) => !barred.get(variantId)?.includes(locationId))),
    ]),
  );
}

/** Why units wait; `rejected`: no place has them but such as could not or would not send them. */
export type Waits = Omit<Missing, 'why'> & { why: Missing['why'] | 'rejected' };

export function sayRefused(
  missing: readonly Missing[],
  refused: readonly Refused[],
  places: readonly Pick<RoutingPlace, 'id' | 'name'>[],
): Waits[] {
  return missing.map((one) => {
    const by = new Set(refused.filter(({ lineNo }) => lineNo === one.lineNo).map((r) => r.locationId));
    const names = places.filter(({ id }) => by.has(id)).map(({ name }) => name);
    if (one.why !== 'no_stock' || names.length === 0) return one;
    const who = names.length > 2 ? `${names.length} places` : names.join(' and ');
    const sentence = `${who} could not send it, and no other place has it. It waits for stock.`;
    return { ...one, why: 'rejected', sentence };
  });
}

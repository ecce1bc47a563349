import { pgArray, query, send, type Tx } from '@/db';
import { type SafetyRule, safetyOf } from '@/lib/inventory/safety-rules';
import type { Availability } from '@/lib/sourcing/routing-types';

/** Units that are not reserved, and how many of them the shelf itself keeps back; of which channel they may serve, its rules say. */
type Shelf = { units: number; own: number; category: string | null };
/** By variant and location. */
export type Shelves = Map<number, Map<number, Shelf>>;
type Place = { variantId: number; locationId: number };

export async function freeShelves(
  tx: Tx,
  variantIds: readonly number[],
  except: readonly Place[] = [],
): Promise<Shelves> {
  const rows = await send<Place & Shelf>(
    tx,
    query`select s.variant_id "variantId", s.location_id "locationId", s.on_hand - s.reserved units, s.safety own, p.category
      from stock_levels s join variants v on v.id = s.variant_id join products p on p.id = v.product_id
      where s.variant_id = any(${pgArray(variantIds)}::bigint[]) and s.on_hand - s.reserved > s.safety`,
  );
  return shelvesOf(
    rows.filter(
      (row) => !except.some((one) => one.variantId === row.variantId && one.locationId === row.locationId),
    ),
  );
}

export function shelvesOf(rows: readonly (Place & Shelf)[]): Shelves {
  const shelves: Shelves = new Map();
  for (const { variantId, locationId, ...shelf } of rows) {
    const places = shelves.get(variantId) ?? new Map<number, Shelf>();
    shelves.set(variantId, places.set(locationId, shelf));
  }
  return shelves;
}

/** What an order of this channel may have of it. */
export const availableFrom = (
  shelves: Shelves,
  safety: readonly SafetyRule[],
  channelId: number,
): Availability =>
  new Map(
    [...shelves].map(([variantId, places]) => [
      variantId,
      new Map(
        [...places].map(([locationId, { units, own, category }]) => [
          locationId,
          units - safetyOf(safety, own, { locationId, channelId, category }),
        ]),
      ),
    ]),
  );

export function takeFromShelf(shelves: Shelves, { variantId, locationId }: Place, units: number) {
  const shelf = shelves.get(variantId)?.get(locationId);
  if (shelf) shelf.units -= units;
}

import { sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import type { StockMoves } from '@/lib/inventory/tx';
import { chooseLocations, type Place } from '@/lib/sourcing/rules';
import type { Actor } from '@/lib/staff/permissions';
import { allocateWaiting } from './allocate-tx';
import type { Units } from './rules';

type Shelf = Place & { available: number };

/** Where else units of a variant lie free. Read once; `reroute` takes from it, as stock itself is moved last. */
export async function freeElsewhere(tx: Tx, variantId: number, exceptLocationId: number): Promise<Shelf[]> {
  return tx.execute<Shelf>(sql`
    select l.id, l.code, l.country, l.postcode, l.latitude, l.longitude, l.paused_at is not null paused,
      s.on_hand - s.reserved - s.safety available
    from stock_levels s join locations l on l.id = s.location_id
    where s.variant_id = ${variantId} and s.location_id <> ${exceptLocationId} and s.on_hand - s.reserved > s.safety`);
}

/** Gives waiting units of an order another location, as placing would. What no shelf has keeps waiting. */
export async function reroute(
  tx: Tx,
  actor: Actor,
  at: Date,
  work: { orderId: number; variantId: number; units: Units; shelves: Shelf[] },
): Promise<{ rerouted: number; waiting: number; shipmentNos: number[]; stock: StockMoves[] }> {
  const { orderId, variantId, units, shelves } = work;
  const [destination] = await tx.execute<{ country: string | null; postcode: string | null }>(
    sql`select country, postcode from order_contacts where order_id = ${orderId}`,
  );
  const { sendings, missing } = chooseLocations({
    needs: units.map((unit) => ({ ...unit, variantId, stocked: true })),
    places: shelves,
    available: new Map([[variantId, new Map(shelves.map((shelf) => [shelf.id, shelf.available]))]]),
    destination,
  });
  const stock: StockMoves[] = [];
  const shipmentNos: number[] = [];
  let rerouted = 0;
  for (const { locationId, units: sent, route } of sendings) {
    const allocated = await allocateWaiting(tx, actor, at, { orderId, locationId, units: sent, route });
    stock.push(...allocated.stock);
    shipmentNos.push(...allocated.shipmentNos);
    const sum = sent.reduce((total, { quantity }) => total + quantity, 0);
    rerouted += sum;
    for (const shelf of shelves) if (shelf.id === locationId) shelf.available -= sum;
  }
  return {
    rerouted,
    waiting: missing.reduce((sum, { quantity }) => sum + quantity, 0),
    shipmentNos,
    stock,
  };
}

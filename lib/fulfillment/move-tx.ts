import { query, type Tx } from '@/db';
import type { Route } from '@/db/schema';
import type { LocationKind } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { safetyOf } from '@/lib/inventory/safety-rules';
import { lockStock, type Movement } from '@/lib/inventory/tx';
import { getSourcingConfig } from '@/lib/sourcing/config-queries';
import type { Units } from './rules';
import { livingLines, reservations, splitShipment } from './units-tx';

export type Target = { id: number; code: string; name: string };

/** A place that units may be moved to; refuses one that sends nothing now. */
export async function readTarget(tx: Tx, locationId: number): Promise<Target> {
  const [place] = await tx.execute<Target & { kind: LocationKind; paused: boolean; closed: boolean }>(query`
    select id, code, name, kind, paused_at is not null paused, closed_at is not null closed
    from locations where id = ${locationId}::int`);
  if (!place || place.closed || place.kind === 'virtual')
    throw new Refusal('not_found', 'This location does not send. Choose another one.');
  if (place.paused)
    throw new Refusal(
      'conflict',
      `${place.name} is paused and takes nothing new. Choose another place, or resume it.`,
    );
  return place;
}

type Relocation = {
  orderId: number;
  fromNo: number;
  units: Units;
  to: number | null;
  route: Route | null;
  at: Date;
};

/**
 * Units of a shipment that nobody has picked get another location, or none, with all that belongs to them: method, dates, holds.
 * All of them: the shipment itself goes; some: they become one of its own. Answers its number and the stock that goes along.
 */
export async function relocate(tx: Tx, { orderId, fromNo, units, to, route, at }: Relocation) {
  const lines = (await livingLines(tx, orderId)).filter((line) => line.shipmentNo === fromNo);
  const wanted = new Map(units.map(({ lineNo, quantity }) => [lineNo, quantity]));
  const whole = lines.every(({ lineNo, quantity }) => wanted.get(lineNo) === quantity);
  const shipmentNo = whole ? fromNo : await splitShipment(tx, orderId, fromNo, units);
  await tx.execute(query`
    update shipments set status = ${to === null ? 'waiting' : 'planned'}, location_id = ${to}::int,
      planned_at = case when ${to}::int is null then planned_at else ${at}::timestamptz end, expected_receipt_id = null,
      route = ${route ? JSON.stringify(route) : null}::jsonb, accepted_at = null, assignee_id = null
    where order_id = ${orderId} and no = ${shipmentNo}`);
  const chosen = lines
    .filter(({ lineNo }) => wanted.has(lineNo))
    .map((line) => ({ ...line, units: wanted.get(line.lineNo) ?? 0 }));
  const movements: Movement[] = [
    ...reservations(
      'release',
      orderId,
      chosen.map((line) => ({ ...line, at: line.locationId })),
    ),
    ...reservations(
      'allocate',
      orderId,
      chosen.map((line) => ({ ...line, shipmentNo, at: to })),
    ),
  ];
  return { shipmentNo, movements };
}

/** Locks the stock that is about to move and refuses when the target would promise what it keeps back. */
export async function refuseBelowSafety(
  tx: Tx,
  {
    movements,
    target,
    channelId,
  }: { movements: readonly Movement[]; target: Target | null; channelId: number },
) {
  const levels = await lockStock(tx, movements);
  const arriving = movements.filter(({ kind }) => kind === 'allocate');
  if (!target || arriving.length === 0) return;
  const facts = await tx.execute<{
    id: number;
    sku: string;
    category: string | null;
    version: string | null;
  }>(query`
    select v.id, v.sku, p.category, (select value #>> '{}' from settings where key = 'sourcing_version') version
    from variants v join products p on p.id = v.product_id
    where v.id = any(${`{${arriving.map(({ variantId }) => variantId).join(',')}}`}::bigint[])`);
  const { safety: rules } = await getSourcingConfig(facts[0]?.version);
  for (const { id, sku, category } of facts) {
    const level = levels.find(({ variantId, locationId }) => variantId === id && locationId === target.id);
    const need = arriving
      .filter(({ variantId }) => variantId === id)
      .reduce((sum, { reserved = 0 }) => sum + reserved, 0);
    const { onHand = 0, reserved = 0, safety: own = 0 } = level ?? {};
    const safety = safetyOf(rules, own, { locationId: target.id, channelId, category });
    const free = Math.max(0, onHand - reserved - safety);
    if (need <= free) continue;
    const why = `${onHand} on hand, ${reserved} reserved, ${safety} kept back`;
    throw new Refusal('out_of_stock', `${target.name} has ${free} of ${sku} to give, not ${need}: ${why}.`, {
      sku,
      free,
    });
  }
}

export async function codeOf(tx: Tx, locationId: number | null): Promise<string | null> {
  if (locationId === null) return null;
  const [place] = await tx.execute<{ code: string }>(
    query`select code from locations where id = ${locationId}::int`,
  );
  return place?.code ?? null;
}

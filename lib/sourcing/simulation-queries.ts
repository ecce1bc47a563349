import { pgArray, query, read } from '@/db';
import { Refusal } from '@/lib/errors';
import { type Actor, permit } from '@/lib/staff/permissions';
import { getSourcingConfig } from './config-queries';
import {
  factsOf,
  type LineRow,
  type OrderRow,
  type SentRow,
  type Sets,
  type StockRow,
} from './simulation-facts';
import type { SampleSize } from './simulation-inputs';
import type { SimulationFacts } from './simulation-rules';

/**
 * Everything a draft is tried on, in five statements: the last orders of which anything is left, what they asked for, where they were
 * sent from, and what lies there now. To that is added what these orders took, so that the first of them finds what it found.
 */
export async function readSimulation(
  actor: Actor,
  { setId, size }: { setId: number; size: SampleSize },
): Promise<SimulationFacts> {
  permit(actor, 'routing.write');
  return readLastOrders(await readSets(setId), size);
}

/** The same for any two lists of rule sets. */
export async function simulateSets(
  actor: Actor,
  { sets, size }: { sets: Sets; size: SampleSize },
): Promise<SimulationFacts> {
  permit(actor, 'routing.write');
  return readLastOrders(sets, size);
}

async function readLastOrders(sets: Sets, size: SampleSize): Promise<SimulationFacts> {
  const orders = await read<OrderRow>(query`
    select o.id, o.number, c.code channel, c.id "channelId", o.tags, o.currency, o.total_amount "totalAmount", o.method,
      o.shipping_method "shippingMethod", o.ship_complete "shipComplete", o.placed_at "placedAt", k.ship_to "shipTo", case when p.country is not null then
      jsonb_build_object('latitude', p.latitude, 'longitude', p.longitude, 'region', p.region) end spot
    from (select * from orders where status not in ('draft', 'canceled', 'expired') order by placed_at desc, id desc
      limit ${size}) o
    join channels c on c.id = o.channel_id left join order_contacts k on k.order_id = o.id
    left join postcodes p on p.country = k.country and p.postcode = k.postcode
    order by o.placed_at, o.id`);
  const ids = pgArray(orders.map(({ id }) => id));
  const [config, lines, sent] = await Promise.all([
    getSourcingConfig(),
    read<LineRow>(query`
      select jsonb_build_array(l.order_id, l.no, l.kind, l.variant_id, l.sku, l.quantity - l.canceled,
        coalesce(v.stocked, false), v.weight_g) "of"
      from order_lines l left join variants v on v.id = l.variant_id
      where l.order_id = any(${ids}::bigint[]) and l.quantity > l.canceled`),
    read<SentRow>(query`
      select jsonb_build_array(s.order_id, s.no, s.location_id, l.line_no, l.quantity) "of"
      from shipments s join shipment_lines l on l.order_id = s.order_id and l.shipment_no = s.no
      where s.order_id = any(${ids}::bigint[]) and s.location_id is not null and s.status <> 'canceled'`),
  ]);
  const stock = await readStock(lines);
  return factsOf({ config, sets, orders, lines, sent, stock });
}

export async function readSets(setId: number): Promise<Sets> {
  const sets = await read<Sets[number]>(query`
    select id, live, case when id = ${setId} then draft end draft from sourcing_rule_sets
    where retired_at is null order by position, id`);
  if (!sets.some(({ id }) => id === setId))
    throw new Refusal('not_found', 'This rule set is not used any more.');
  return sets;
}

/** What lies now of all that these lines are taken from. */
export async function readStock(lines: readonly LineRow[]) {
  const variantIds = new Set(
    lines.flatMap(({ of: [, , , variantId, , , stocked] }) => (stocked ? [variantId] : [])),
  );
  return read<StockRow>(query`
    select jsonb_build_array(s.variant_id, s.location_id, s.on_hand - s.reserved, s.safety, p.category) "of"
    from stock_levels s join variants v on v.id = s.variant_id join products p on p.id = v.product_id
    where s.variant_id = any(${pgArray([...variantIds])}::bigint[])`);
}

/** "Camille Roy, Lille", for the few orders that a page shows. */
export async function getOrderNames(actor: Actor, orderIds: readonly number[]) {
  permit(actor, 'order.contact');
  const rows = await read<{ id: number; name: string | null; city: string | null }>(query`
    select order_id id, name, ship_to ->> 'city' city from order_contacts
    where order_id = any(${pgArray(orderIds)}::bigint[])`);
  return new Map(rows.map(({ id, name, city }) => [id, [name, city].filter(Boolean).join(', ')]));
}

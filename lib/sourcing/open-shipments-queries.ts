import { query, read } from '@/db';
import { type Actor, permit } from '@/lib/staff/permissions';
import { getSourcingConfig } from './config-queries';
import { routeOrder } from './route-order';
import type { OneRuleSetInput } from './rule-set-inputs';
import { factsOf, type LineRow, type OrderRow, type SentRow } from './simulation-facts';
import { readSets, readStock } from './simulation-queries';
import { replayOf } from './simulation-rules';

const MOST = 2_000;

/** Of the open shipments that nobody has begun to pick, how many the draft would send from somewhere else now. */
export async function previewPutLive(
  actor: Actor,
  { setId }: OneRuleSetInput,
): Promise<{ open: number; elsewhere: number; capped: boolean }> {
  permit(actor, 'routing.write');
  // Each shipment is an order of its own here: what the rest of its order does is decided already.
  const [found] = await read<{ orders: OrderRow[]; lines: LineRow['of'][]; sent: SentRow['of'][] }>(query`
    with open as materialized (
      select row_number() over (order by s.planned_at, s.order_id, s.no) id, s.order_id, s.no, s.location_id
      from shipments s where s.status in ('planned', 'released') and not exists (select from shipment_lines l
        where l.order_id = s.order_id and l.shipment_no = s.no and l.picked > 0)
      order by s.planned_at, s.order_id, s.no limit ${MOST + 1}
    ), units as materialized (
      select p.id, p.no shipment_no, p.location_id, l.order_id, l.line_no, l.quantity from open p
      join shipment_lines l on l.order_id = p.order_id and l.shipment_no = p.no
    )
    select (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'number', o.number, 'channel', c.code, 'channelId', c.id,
        'tags', o.tags, 'currency', o.currency, 'totalAmount', o.total_amount, 'method', o.method,
        'shippingMethod', o.shipping_method, 'shipComplete', false, 'placedAt', o.placed_at, 'shipTo', k.ship_to,
        'spot', (select jsonb_build_object('latitude', latitude, 'longitude', longitude, 'region', region) from postcodes
          where country = k.country and postcode = k.postcode)) order by p.id), '[]')
      from open p join orders o on o.id = p.order_id join channels c on c.id = o.channel_id
      left join order_contacts k on k.order_id = o.id) orders,
      (select coalesce(jsonb_agg(jsonb_build_array(u.id, u.line_no, l.kind, l.variant_id, l.sku, u.quantity,
        coalesce(v.stocked, false), v.weight_g)), '[]') from units u
      join order_lines l on l.order_id = u.order_id and l.no = u.line_no left join variants v on v.id = l.variant_id) lines,
      (select coalesce(jsonb_agg(jsonb_build_array(id, shipment_no, location_id, line_no, quantity)), '[]') from units) sent`);
  const { orders, lines, sent } = found ?? { orders: [], lines: [], sent: [] };
  const rows = { lines: lines.map((of) => ({ of })), sent: sent.map((of) => ({ of })) };
  const [config, sets, stock] = await Promise.all([
    getSourcingConfig(),
    readSets(setId),
    readStock(rows.lines),
  ]);
  const facts = factsOf({ config, sets, orders: orders.slice(0, MOST), ...rows, stock });
  const replay = replayOf(facts, facts.draft, routeOrder);
  for (const order of facts.orders) replay.route(order);
  const elsewhere = replay.outcomes.filter(({ locationIds }, i) => {
    const [place] = facts.orders[i]?.really.locationIds ?? [];
    return locationIds.length !== 1 || locationIds[0] !== place;
  });
  return { open: facts.orders.length, elsewhere: elsewhere.length, capped: orders.length > MOST };
}

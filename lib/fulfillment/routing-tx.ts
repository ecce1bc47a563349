import { query, send, type Tx } from '@/db';
import type { Address } from '@/db/schema';
import type { RoutingFacts } from '@/lib/sourcing/routing-types';

type Found = {
  channelId: number;
  channel: string;
  tags: string[];
  method: string;
  shippingMethod: string | null;
  shipComplete: boolean;
  totalAmount: number;
  currency: string;
  kinds: string[];
  weightG: number;
  shipTo: Address | null;
  spot: { latitude: number; longitude: number; region: string | null } | null;
  version: string | null;
  open: number[];
  left: number;
};

/** What routing asks about an order that has been placed, and where its other units are. */
export async function readRouting(tx: Tx, orderId: number, at: Date) {
  const [found] = await send<Found>(
    tx,
    query`
    select h.id "channelId", h.code channel, to_jsonb(o.tags) tags, o.method, o.shipping_method "shippingMethod", o.ship_complete "shipComplete",
      o.total_amount "totalAmount", o.currency, l.kinds, l.weight_g "weightG", c.ship_to "shipTo",
      (select jsonb_build_object('latitude', latitude, 'longitude', longitude, 'region', region) from postcodes
        where country = c.country and postcode in (c.postcode, upper(regexp_replace(c.postcode, '[^[:alnum:]]', '', 'g'))) limit 1) spot,
      (select value #>> '{}' from settings where key = 'sourcing_version') version, s.open, s.left
    from orders o join channels h on h.id = o.channel_id left join order_contacts c on c.order_id = o.id
    cross join lateral (select jsonb_agg(distinct l.kind) kinds, coalesce(sum(l.quantity::bigint * v.weight_g), 0)::bigint weight_g
      from order_lines l left join variants v on v.id = l.variant_id where l.order_id = o.id) l
    cross join lateral (select
        coalesce(jsonb_agg(location_id order by no) filter (where status in ('planned', 'released', 'picking', 'packed', 'ready')), '[]') open,
        count(*) filter (where status in ('handed_over', 'delivered'))::int as left
      from shipments where order_id = o.id) s
    where o.id = ${orderId}`,
  );
  if (!found) throw new Error('A locked order was not read.');
  const { channelId, shipTo, spot, version, open, left, method, shippingMethod, ...rest } = found;
  const facts: RoutingFacts = {
    ...rest,
    kinds: rest.kinds ?? [],
    methods: shippingMethod === null ? [method] : [method, shippingMethod],
    ...(shipTo && { destination: { ...spot, ...shipTo } }),
    at,
  };
  return { channelId, facts, version, already: { open, left } };
}

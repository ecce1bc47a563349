import { sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import type { LocationSettings } from '@/db/schema/sourcing';
import type { LineKind } from '@/db/statuses';
import type { PlaceOrderInput } from './inputs';

export type PlacingHead = {
  channel_id: number | null;
  number_prefix: string;
  channel_currency: string | null;
  auto_confirm: boolean;
  expire_after_minutes: number | null;
  currency_known: boolean;
  customer_id: number | null;
  order_id: number | null;
  order_number: string;
  order_ref: string;
  order_hash: string | null;
};
/** A SKU of the order or, with `bundle_id`, a component of one. */
export type PlacingItem = {
  id: number;
  bundle_id: number | null;
  units: number;
  sku: string;
  name: string;
  kind: Exclude<LineKind, 'custom'>;
  stocked: boolean;
  backorder: 'never' | 'expected' | 'always';
  price_amount: number | null;
  archived: boolean;
  /** [location, units that may be promised] */
  stock: [number, number][] | null;
  /** [expected receipt, location, expected at], earliest first */
  receipts: [number, number, string][] | null;
};
export type PlacingPlace = {
  id: number;
  code: string;
  kind: string;
  country: string | null;
  postcode: string | null;
  latitude: number | null;
  longitude: number | null;
  time_zone: string;
  paused: boolean;
  settings: LocationSettings;
};
export type PlacingFacts = { head: PlacingHead; items: PlacingItem[]; places: PlacingPlace[] };

/** Everything placing must know, in one round trip and without a lock. The write checks again what may change. */
export async function readForPlacing(tx: Tx, input: PlaceOrderInput): Promise<PlacingFacts> {
  const skus = pgArray(input.lines.flatMap((line) => ('sku' in line ? [line.sku] : [])));
  const asked = pgArray(input.lines.flatMap(({ location }) => (location ? [location] : [])));
  const [heads, items, places] = await Promise.all([
    tx.execute<PlacingHead>(sql`
      select c.id channel_id, c.number_prefix, c.currency channel_currency, c.auto_confirm, c.expire_after_minutes,
        exists (select from currencies where code = ${input.currency}) currency_known,
        (select id from customers where email = ${input.customer.email ?? null} and merged_into_id is null) customer_id,
        o.id order_id, o.number order_number, o.public_ref order_ref, encode(o.request_hash, 'hex') order_hash
      from (select 1) once left join channels c on c.code = ${input.channel}
      left join orders o on o.external_id = ${input.externalId ?? null} and o.channel_id = c.id`),
    tx.execute<PlacingItem>(sql`
      with asked as (select id, kind from variants where sku = any(${skus}::text[])), wanted as (
        select id, null::bigint bundle_id, 1 units from asked
        union all
        select b.component_id, b.bundle_id, b.quantity from asked a join bundle_components b on b.bundle_id = a.id
        where a.kind = 'bundle')
      select v.id, w.bundle_id, w.units, v.sku, v.name, v.kind, v.stocked, v.backorder, v.price_amount,
        v.archived_at is not null archived,
        case when v.stocked then (select jsonb_agg(jsonb_build_array(s.location_id, s.on_hand - s.reserved - s.safety))
          from stock_levels s where s.variant_id = v.id) end stock,
        case when v.backorder <> 'never' then (
          select jsonb_agg(jsonb_build_array(r.id, r.location_id, r.expected_at) order by r.expected_at, r.id)
          from receipts_expected r where r.variant_id = v.id and r.closed_at is null and r.received < r.quantity) end receipts
      from wanted w join variants v on v.id = w.id order by w.bundle_id, v.id`),
    tx.execute<PlacingPlace>(sql`
      with asked as (select id, kind from variants where sku = any(${skus}::text[])), wanted as (
        select id from asked
        union all
        select b.component_id from asked a join bundle_components b on b.bundle_id = a.id where a.kind = 'bundle')
      select l.id, l.code, l.kind, l.country, l.postcode, l.latitude, l.longitude, l.time_zone,
        l.paused_at is not null paused, l.settings
      from locations l where l.id in (
        select s.location_id from stock_levels s join wanted w on w.id = s.variant_id
        union
        select r.location_id from receipts_expected r join wanted w on w.id = r.variant_id where r.closed_at is null
        union
        (select id from locations where paused_at is null and kind = 'virtual' order by id limit 1)
        union
        (select id from locations where paused_at is null order by id limit 1)
        union
        select id from locations where code = any(${asked}::text[]))`),
  ]);
  const [head] = heads;
  if (!head) throw new Error('Placing read nothing.');
  return { head, items, places };
}

import { pgArray, query, read } from '@/db';
import type { ChannelSettings } from '@/db/schema/channels';
import type { LineKind } from '@/db/statuses';
import type { Promotion } from '@/lib/catalog/promotion-rules';
import { writtenPostcode } from '@/lib/customers/address-formats';
import type { KnownPlace } from '@/lib/customers/address-rules';
import { safetyOf, safetyRuleFor } from '@/lib/inventory/safety-rules';
import { addLoad, getSourcing, type Sourcing } from '@/lib/sourcing/sourcing-queries';
import { addMinutes } from '@/lib/time';
import type { PlaceOrderInput } from './inputs';
import type { OrderPlan } from './placing-plan';
import { siblingsOf } from './placing-siblings';
import type { RiskHistory } from './risk-rules';
import { foldPhone } from './rules';

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
  settings: ChannelSettings | null;
  /** Null where the channel's settings say not to look, or nothing is known. */
  known_places: KnownPlace[] | null;
  history: RiskHistory | null;
  /** Where the postcode lies, for an address without coordinates. */
  spot: { latitude: number; longitude: number; region: string | null } | null;
  /** The open hold that the order names. */
  hold: PlacingHold | null;
};
/** [variant, location, units] */
export type PlacingHold = { id: number; revision: number; lines: [number, number, number][] };
type Shelf = [number, number, number];
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
  category: string | null;
  price_amount: number | null;
  weight_g: number | null;
  archived: boolean;
  /** [location, units that may be promised, units that the channel's rules keep back there] */
  stock: Shelf[] | null;
  /** [expected receipt, location, expected at, units to come, units that are waited for], earliest first */
  receipts: [number, number, string, number, number][] | null;
};
/** A code that an order names. */
export type PlacingPromotion = Promotion & { usedBefore: boolean };
export type PlacingFacts = {
  head: PlacingHead;
  items: PlacingItem[];
  sourcing: Sourcing;
  promotions: PlacingPromotion[];
};
type Found = {
  version: string | null;
  heads: PlacingHead[];
  /** Of its stock: [location, units that are not reserved, units that the shelf itself keeps back] */
  items: PlacingItem[];
  /** `n` counts the inputs from 1. */
  promotions: (PlacingPromotion & { n: number })[];
};

/** All that is known of some orders before they are placed, for one after the other. Holds count that are open at `heldAt`. */
export async function placingFacts(inputs: readonly PlaceOrderInput[], at: Date, heldAt = at) {
  const found = await readForPlacing(inputs, heldAt);
  const variantIds = found.items.flatMap(({ id, stocked }) => (stocked ? [id] : []));
  return factsFor(found, await getSourcing(found.version, { variantIds, at }));
}

/**
 * Everything placing must know, in one round trip and without a lock; one head for each input, the rest for all of them.
 * The write checks again what may change. The lists of parameters are put in as subselects, so that one plan serves lists
 * of any length: planned for the list at hand, the statement costs twice as much. A lateral that `limit` or `offset` closes finds its rows by
 * key even when the plan was made while the table was empty.
 */
async function readForPlacing(inputs: readonly PlaceOrderInput[], at: Date): Promise<Found> {
  const column = (pick: (input: PlaceOrderInput) => string | undefined) =>
    pgArray(inputs.map((input) => pick(input) ?? null));
  const lines = inputs.flatMap((input) => input.lines);
  const skus = new Set(lines.flatMap((line) => ('sku' in line ? [line.sku] : [])));
  const named = inputs.flatMap(({ promotionCodes = [] }, i) =>
    promotionCodes.map((code) => ({ n: i + 1, code })),
  );
  const [found] = await read<Found>(query`
    with asked as materialized (
      select id, kind from variants where sku = any((select ${pgArray([...skus])}::text[])::text[])
    ), wanted as materialized (
      select id, null::bigint bundle_id, 1 units from asked
      union all
      select b.component_id, b.bundle_id, b.quantity from asked a join bundle_components b on b.bundle_id = a.id
      where a.kind = 'bundle'
    ), head as (
      select a.n, c.id channel_id, c.number_prefix, c.currency channel_currency, c.auto_confirm, c.expire_after_minutes,
        exists (select from currencies where code = a.currency) currency_known,
        (select id from customers where email = a.email and merged_into_id is null) customer_id,
        o.id order_id, o.number order_number, o.public_ref order_ref, encode(o.request_hash, 'hex') order_hash, h.hold,
        case when a.seeks then (select jsonb_build_object('latitude', latitude, 'longitude', longitude, 'region', region)
          from postcodes where country = a.country and postcode = a.postcode) end spot,
        c.settings, case when a.postcode is not null and coalesce(c.settings->>'addressCheck', 'true') = 'true' then (
          select jsonb_agg(to_jsonb(k)) from (
            select postcode, city, region from postcodes where country = a.country and postcode = a.postcode
            union all
            (select postcode, city, region from postcodes where country = a.country and postcode >= left(a.postcode, 3)
              and postcode < left(a.postcode, 3) || chr(1114111) and postcode <> a.postcode order by postcode limit 40)) k) end known_places,
        case when c.settings->>'riskCheck' = 'true' then (select jsonb_build_object('orders', u.orders, 'refunded', u.refunded,
          'returns', u.returns, 'sameEmail', (select count(*) from (select order_id from order_contacts where email = a.email
              order by order_id desc limit 100) k join orders x on x.id = k.order_id and x.placed_at > r.since),
          'samePhone', (select count(*) from (select order_id from order_contacts where phone = a.phone
              order by order_id desc limit 100) k join orders x on x.id = k.order_id and x.placed_at > r.since),
          'sameAddress', (select count(*) from (select id from orders where placed_at > r.since order by placed_at desc limit 200) x
              join order_contacts k on k.order_id = x.id and k.country = a.country and k.postcode = a.postcode
                and lower(k.ship_to->>'line1') = lower(a.street)))
          from (select (select ${addMinutes(at, -1440)}::timestamptz) since) r, (
            select count(*) orders, count(*) filter (where x.refunded_amount > 0) refunded, coalesce(sum((select count(*) from returns
              where order_id = x.id)), 0) returns from (select o.id, o.refunded_amount from customers m join orders o on o.customer_id = m.id
              where m.email = a.email and m.merged_into_id is null order by o.placed_at desc limit 100) x) u) end history
      from unnest((select ${column(({ channel }) => channel)}::text[]), (select ${column(({ externalId }) => externalId)}::text[]),
        (select ${column(({ currency }) => currency)}::text[]), (select ${column(({ customer }) => customer.email)}::text[]),
        (select ${column(({ hold }) => hold)}::text[]), (select ${column(({ customer }) => customer.phone && foldPhone(customer.phone))}::text[]),
        (select ${column(({ shipTo }) => shipTo?.country)}::text[]), (select ${column(postcodeOf)}::text[]),
        (select ${column(({ shipTo }) => shipTo?.line1)}::text[]), (select ${pgArray(inputs.map(seeksSpot))}::boolean[])) with ordinality
        a(channel, external_id, currency, email, hold, phone, country, postcode, street, seeks, n)
      left join channels c on c.code = a.channel
      left join lateral (select id, number, public_ref, request_hash from orders
        where external_id = a.external_id and channel_id = c.id limit 1) o on true
      left join lateral (select jsonb_build_object('id', id, 'revision', revision, 'lines', (select
          coalesce(jsonb_agg(jsonb_build_array(variant_id, location_id, quantity)), '[]') from stock_hold_lines where hold_id = s.id)) hold
        from stock_holds s where s.channel_id = c.id and s.key = a.hold and released_at is null
          and expires_at > (select ${at}::timestamptz) limit 1) h on a.hold is not null
    ), item as (
      select v.id, w.bundle_id, w.units, v.sku, v.name, v.kind, v.stocked, v.backorder, v.price_amount, v.weight_g,
        v.archived_at is not null archived, (select category from products where id = v.product_id) category,
        case when v.stocked then (select jsonb_agg(jsonb_build_array(s.location_id, s.on_hand - s.reserved, s.safety))
          from stock_levels s where s.variant_id = v.id) end stock,
        case when v.backorder <> 'never' then (
          select jsonb_agg(jsonb_build_array(r.id, r.location_id, r.expected_at, r.quantity - r.received, coalesce((
            select sum(x.quantity) from shipments s join shipment_lines x on x.order_id = s.order_id and x.shipment_no = s.no
            join order_lines n on n.order_id = x.order_id and n.no = x.line_no and n.variant_id = v.id
            where s.expected_receipt_id = r.id and s.status = 'waiting'), 0)) order by r.expected_at, r.id)
          from receipts_expected r where r.variant_id = v.id and r.closed_at is null and r.received < r.quantity) end receipts
      from wanted w cross join lateral (select * from variants where id = w.id limit 1) v
    ), promotion as (
      select a.n, p.code, p.kind, p.value, p.currency, p.min_items_amount "minItemsAmount", p.starts_at "startsAt", p.ends_at "endsAt",
        p.max_uses "maxUses", p.once_per_customer "oncePerCustomer", p.uses, p.retired_at "retiredAt",
        p.once_per_customer and exists (select from orders o cross join lateral (select from order_promotions
            where order_id = o.id and code = p.code and given_back_at is null limit 1) u
          where o.customer_id = (select customer_id from head where head.n = a.n)) "usedBefore"
      from unnest((select ${pgArray(named.map(({ n }) => n))}::int[]), (select ${pgArray(named.map(({ code }) => code))}::text[])) a(n, code)
      cross join lateral (select * from promotions where code = a.code limit 1) p
    )
    select (select value #>> '{}' from settings where key = 'sourcing_version') version,
      (select jsonb_agg(to_jsonb(head) order by n) from head) heads,
      (select coalesce(jsonb_agg(to_jsonb(item) order by bundle_id, id), '[]') from item) items,
      (select coalesce(jsonb_agg(to_jsonb(promotion)), '[]') from promotion) promotions`);
  if (!found) throw new Error('Placing read nothing.');
  return found;
}

/**
 * Gives each of several orders its own facts, and takes what one was given from what the next may take. What a hold has is there
 * for the order that names it, the first of several.
 */
function factsFor({ heads, items, promotions }: Found, sourcing: Sourcing) {
  const { safety } = sourcing;
  const bySku = new Map(items.filter(({ bundle_id }) => bundle_id === null).map((item) => [item.sku, item]));
  const left = new Map(items.map(({ id, stock }) => [id, stock]));
  const spent = new Set<number>();
  const siblings = siblingsOf();
  const change = (id: number, more: (place: number) => number) =>
    left.get(id)?.map(([place, units, own]): Shelf => [place, units + more(place), own]) ?? null;
  const heldOf = (id: number, hold: PlacingHold | null) => (place: number) =>
    (hold?.lines ?? []).reduce((sum, [v, l, units]) => (v === id && l === place ? sum + units : sum), 0);
  return {
    of(input: PlaceOrderInput, n: number): PlacingFacts {
      const found = heads[n];
      if (!found) throw new Error('Placing read no head.');
      const hold = found.hold && !spent.has(found.hold.id) ? found.hold : null;
      const channelId = found.channel_id;
      const skus = new Set(input.lines.flatMap((line) => ('sku' in line ? [line.sku] : [])));
      const asked = [...skus].flatMap((sku) => bySku.get(sku) ?? []);
      const bundles = new Set(asked.flatMap(({ id, kind }) => (kind === 'bundle' ? [id] : [])));
      const parts =
        bundles.size > 0 ? items.filter(({ bundle_id }) => bundle_id && bundles.has(bundle_id)) : [];
      const mine = [...asked, ...parts].map((item) => {
        const shelves = hold ? change(item.id, heldOf(item.id, hold)) : left.get(item.id);
        const stock = shelves?.map(([locationId, units, own]): Shelf => {
          const kept = { locationId, channelId, category: item.category };
          return [
            locationId,
            units - safetyOf(safety, own, kept),
            safetyRuleFor(safety, kept)?.quantity ?? 0,
          ];
        });
        return { ...item, stock: stock ?? null };
      });
      const head = { ...found, hold, history: found.history && siblings(found.history, input) };
      return { head, sourcing, items: mine, promotions: promotionsOf(promotions, n) };
    },
    take({ moves, shipments }: Pick<OrderPlan, 'moves' | 'shipments'>, hold: PlacingHold | null) {
      for (const { locationId, shipDay } of shipments)
        if (locationId !== null && shipDay !== null) addLoad(sourcing.load, locationId, shipDay);
      if (hold) spent.add(hold.id);
      for (const id of new Set(hold?.lines.map(([variantId]) => variantId)))
        left.set(id, change(id, heldOf(id, hold)));
      for (const { variantId, locationId, quantity } of moves)
        left.set(
          variantId,
          change(variantId, (place) => (place === locationId ? -quantity : 0)),
        );
    },
  };
}

const postcodeOf = ({ shipTo }: PlaceOrderInput) =>
  shipTo && writtenPostcode(shipTo.country, shipTo.postcode);
const seeksSpot = ({ shipTo }: PlaceOrderInput) => shipTo !== undefined && shipTo.latitude === undefined;

const promotionsOf = (promotions: Found['promotions'], n: number) =>
  promotions.length === 0 ? [] : promotions.filter((one) => one.n === n + 1);

import { eq, sql } from 'drizzle-orm';
import { pgArray, type Tx } from '@/db';
import { orders } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { fulfillmentStatusOf, orderStatusOf, paymentStatusOf } from './order-status';

/** One order, one writer: every operation on an order starts here and reads the rest after it. */
export async function lockOrder(tx: Tx, orderId: number) {
  const [order] = await tx.select().from(orders).where(eq(orders.id, orderId)).for('update');
  if (!order) throw new Refusal('not_found', 'This order does not exist.');
  return order;
}
export type LockedOrder = Awaited<ReturnType<typeof lockOrder>>;

type Sums = {
  status: string;
  channel_id: number;
  method: string;
  verified: boolean;
  cash_on_delivery: boolean;
  tags: string[];
  total_amount: number;
  credited: number;
  authorized: number;
  captured: number;
  refunded: number;
  units: number;
  waiting: number;
  packed: number;
  ready: number;
  shipped: number;
  delivered: number;
  any_picking: boolean;
  any_packed: boolean;
  all_pickup: boolean;
  delivered_at: string | null;
  ship_by: string | null;
  locations: number[] | null;
  held: boolean;
  hold_reasons: string[] | null;
  open_returns: number;
  country: string | null;
};

/**
 * `orders` caches what its rows say, for the list. Nothing else writes the statuses, sums, counts and facets.
 * Call it after the last write to the order's rows and before stock is moved. Answers what the order has become.
 */
export async function refreshOrder(tx: Tx, orderId: number) {
  const [sums] = await tx.execute<Sums>(sql`
    select o.status, o.channel_id, o.method, o.verified_at is not null verified, o.cash_on_delivery, to_jsonb(o.tags) tags, o.total_amount,
      coalesce(k.credited, 0) credited, greatest(0, coalesce(p.authorized, 0) - coalesce(p.captured, 0)) authorized,
      coalesce(p.captured, 0) captured, coalesce(p.refunded, 0) refunded,
      coalesce(u.units, 0) units, coalesce(u.waiting, 0) waiting, coalesce(u.packed, 0) packed, coalesce(u.ready, 0) ready,
      coalesce(u.shipped, 0) shipped, coalesce(u.delivered, 0) delivered, coalesce(u.any_picking, false) any_picking,
      coalesce(u.any_packed, false) any_packed, coalesce(u.all_pickup, false) all_pickup,
      s.delivered_at, s.ship_by, s.locations, h.reasons is not null held, h.all_reasons hold_reasons,
      coalesce(r.open_returns, 0) open_returns, c.country
    from orders o left join order_contacts c on c.order_id = o.id
    left join lateral (select sum(amount)::bigint credited from credits where order_id = o.id) k on true
    left join lateral (select
        (coalesce(sum(amount) filter (where kind = 'authorize'), 0) - coalesce(sum(amount) filter (where kind = 'void'), 0))::bigint authorized,
        sum(amount) filter (where kind in ('capture', 'receipt'))::bigint captured, sum(amount) filter (where kind = 'refund')::bigint refunded
      from payments where order_id = o.id and state = 'succeeded') p on true
    left join lateral (select sum(l.quantity)::int units, sum(l.quantity) filter (where s.status = 'waiting')::int waiting,
        sum(l.quantity) filter (where s.status = 'packed')::int packed, sum(l.quantity) filter (where s.status = 'ready')::int ready,
        sum(l.shipped)::int shipped, sum(l.delivered)::int delivered, bool_or(s.status = 'picking') any_picking,
        sum(l.quantity) filter (where s.status = 'packed') > 0 any_packed, bool_and(s.method = 'pickup') all_pickup
      from shipments s join shipment_lines l on l.order_id = s.order_id and l.shipment_no = s.no
      where s.order_id = o.id and s.status <> 'canceled') u on true
    left join lateral (select max(delivered_at) delivered_at,
        min(ship_by) filter (where status in ('waiting', 'planned', 'released', 'picking', 'packed', 'ready')) ship_by,
        to_jsonb(array_agg(distinct location_id) filter (where location_id is not null)) locations
      from shipments where order_id = o.id and status <> 'canceled') s on true
    left join lateral (select jsonb_agg(reason) filter (where shipment_no is null and line_no is null) reasons, jsonb_agg(distinct reason) all_reasons
      from holds where order_id = o.id and released_at is null) h on true
    left join lateral (select count(*)::int open_returns from returns
      where order_id = o.id and status not in ('resolved', 'declined', 'canceled', 'expired')) r on true
    where o.id = ${orderId}`);
  if (!sums) throw new Refusal('not_found', 'This order does not exist.');

  const money = {
    totalAmount: sums.total_amount,
    creditedAmount: sums.credited,
    authorizedAmount: sums.authorized,
    capturedAmount: sums.captured,
    refundedAmount: sums.refunded,
  };
  const fulfillmentStatus = fulfillmentStatusOf({
    total: sums.units,
    waiting: sums.waiting,
    packed: sums.packed,
    ready: sums.ready,
    shipped: sums.shipped,
    delivered: sums.delivered,
    anyPicking: sums.any_picking,
    anyPacked: sums.any_packed,
    allPickup: sums.all_pickup,
  });
  const paymentStatus = paymentStatusOf({ ...money, cashOnDelivery: sums.cash_on_delivery });
  const status = orderStatusOf({
    draft: sums.status === 'draft',
    expired: sums.status === 'expired',
    verified: sums.verified,
    held: sums.held,
    openReturns: sums.open_returns,
    fulfillment: fulfillmentStatus,
    money,
  });
  const arrived = fulfillmentStatus === 'delivered' || fulfillmentStatus === 'picked_up';
  const facets = facetsOf({
    status,
    paymentStatus,
    fulfillmentStatus,
    channelId: sums.channel_id,
    method: sums.method,
    locationIds: sums.locations ?? [],
    tags: sums.tags,
    holdReasons: sums.hold_reasons ?? [],
    country: sums.country,
  });
  await tx.execute(sql`
    update orders set status = ${status}, payment_status = ${paymentStatus}, fulfillment_status = ${fulfillmentStatus},
      credited_amount = ${money.creditedAmount}, authorized_amount = ${money.authorizedAmount},
      captured_amount = ${money.capturedAmount}, refunded_amount = ${money.refundedAmount},
      waiting_units = ${sums.waiting}, open_returns = ${sums.open_returns}, ship_by = ${sums.ship_by}::timestamptz,
      delivered_at = ${arrived ? sums.delivered_at : null}::timestamptz, facets = ${pgArray(facets)}::text[]
    where id = ${orderId}`);
  return { status, paymentStatus, fulfillmentStatus, ...money };
}

/** What the list filters by, as words of one array: `o:open p:paid f:shipped c:1 l:3 m:ship t:vip h:address k:DE`. */
export function facetsOf(order: {
  status: string;
  paymentStatus: string;
  fulfillmentStatus: string;
  channelId: number;
  method: string;
  locationIds: readonly number[];
  tags: readonly string[];
  holdReasons?: readonly string[];
  country?: string | null;
}) {
  return [
    `o:${order.status}`,
    `p:${order.paymentStatus}`,
    `f:${order.fulfillmentStatus}`,
    `c:${order.channelId}`,
    `m:${order.method}`,
    ...[...order.locationIds].sort((a, b) => a - b).map((id) => `l:${id}`),
    ...order.tags.map((tag) => `t:${tag}`),
    ...(order.holdReasons ?? []).map((reason) => `h:${reason}`),
    ...(order.country ? [`k:${order.country}`] : []),
  ];
}

import { pgArray, query, type Tx } from '@/db';
import type { Method, OrderStatus, ShipmentStatus } from '@/db/statuses';
import { Refusal } from '@/lib/errors';
import { shipmentStatusOf, type UnitCounts } from '@/lib/fulfillment/rules';
import { fulfillmentStatusOf, orderStatusOf, paymentStatusOf } from './order-status';
import { facetsOf } from './tx';

type ShipmentSums = UnitCounts & {
  no: number;
  status: ShipmentStatus;
  method: Method;
  locationId: number | null;
  shipBy: string | null;
  packedAt: string | null;
  handedOverAt: string | null;
  deliveredAt: string | null;
};
type Sums = {
  status: OrderStatus;
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
  shipments: ShipmentSums[] | null;
  held: boolean;
  hold_reasons: string[] | null;
  open_returns: number;
  was_delivered: boolean;
  country: string | null;
};

/**
 * Shipments are as far as their units, and the order is as far as its shipments, money, holds and returns: nothing else
 * writes the statuses, sums, counts, moments and facets that say so. Call it with the last writes to the order's rows, as the
 * last of their flight, and before stock is moved. Answers what the order has become.
 */
export async function refreshOrder(tx: Tx, orderId: number) {
  const [sums] = await tx.execute<Sums>(query`
    select o.status, o.channel_id, o.method, o.delivered_at is not null was_delivered, o.verified_at is not null verified, o.cash_on_delivery, to_jsonb(o.tags) tags, o.total_amount,
      coalesce(k.credited, 0) credited, greatest(0, coalesce(p.authorized, 0) - coalesce(p.captured, 0)) authorized,
      coalesce(p.captured, 0) captured, coalesce(p.refunded, 0) refunded, s.shipments,
      h.reasons is not null held, h.all_reasons hold_reasons, coalesce(r.open_returns, 0) open_returns, c.country
    from orders o left join order_contacts c on c.order_id = o.id
    left join lateral (select sum(amount)::bigint credited from credits where order_id = o.id) k on true
    left join lateral (select
        (coalesce(sum(amount) filter (where kind = 'authorize'), 0) - coalesce(sum(amount) filter (where kind = 'void'), 0))::bigint authorized,
        sum(amount) filter (where kind in ('capture', 'receipt'))::bigint captured, sum(amount) filter (where kind = 'refund')::bigint refunded
      from payments where order_id = o.id and state = 'succeeded') p on true
    left join lateral (select jsonb_agg(jsonb_build_object('no', s.no, 'status', s.status, 'method', s.method,
        'locationId', s.location_id, 'shipBy', s.ship_by, 'quantity', coalesce(l.quantity, 0), 'picked', coalesce(l.picked, 0),
        'packed', coalesce(l.packed, 0), 'shipped', coalesce(l.shipped, 0), 'delivered', coalesce(l.delivered, 0),
        'packedAt', coalesce(b.packed_at, s.packed_at), 'handedOverAt', coalesce(b.handed_over_at, s.handed_over_at),
        'deliveredAt', coalesce(b.delivered_at, s.delivered_at)) order by s.no) shipments
      from shipments s
      left join lateral (select sum(quantity)::int quantity, sum(picked)::int picked, sum(packed)::int packed,
          sum(shipped)::int shipped, sum(delivered)::int delivered
        from shipment_lines where order_id = s.order_id and shipment_no = s.no) l on true
      left join lateral (select max(p.packed_at) packed_at, max(p.handed_over_at) handed_over_at, max(p.delivered_at) delivered_at
        from parcel_lines x cross join lateral (
          select packed_at, handed_over_at, delivered_at from parcels where id = x.parcel_id and status <> 'void' limit 1) p
        where x.order_id = s.order_id and x.shipment_no = s.no) b on true
      where s.order_id = o.id and s.status <> 'canceled') s on true
    left join lateral (select jsonb_agg(reason) filter (where shipment_no is null and line_no is null) reasons, jsonb_agg(distinct reason) all_reasons
      from holds where order_id = o.id and released_at is null) h on true
    left join lateral (select count(*)::int open_returns from returns
      where order_id = o.id and status not in ('resolved', 'declined', 'canceled', 'expired')) r on true
    where o.id = (select ${orderId}::bigint)`);
  if (!sums) throw new Refusal('not_found', 'This order does not exist.');

  const seen = sums.shipments ?? [];
  const shipments = seen.map((shipment) => ({
    ...shipment,
    status: shipmentStatusOf(shipment.status, shipment.method, shipment),
  }));
  const order = orderOf(
    sums,
    shipments.filter(({ status }) => status !== 'canceled'),
  );
  const changed = shipments.some(({ status }, i) => status !== seen[i]?.status);
  await writeFreshness(tx, orderId, order, changed ? shipments : []);
  if (order.deliveredAt !== null || sums.was_delivered) await sayWhetherKept(tx, orderId, order.deliveredAt);
  return order;
}

/** Of every date that was given, not only of the last. */
const sayWhetherKept = (tx: Tx, orderId: number, deliveredAt: string | null) =>
  tx.execute(query`
    update promises set kept = promised_at >= ${deliveredAt}::timestamptz
    where order_id = ${orderId} and kept is distinct from (promised_at >= ${deliveredAt}::timestamptz)`);

function orderOf(sums: Sums, shipments: readonly ShipmentSums[]) {
  const money = {
    totalAmount: sums.total_amount,
    creditedAmount: sums.credited,
    authorizedAmount: sums.authorized,
    capturedAmount: sums.captured,
    refundedAmount: sums.refunded,
  };
  const units = (pick: (shipment: ShipmentSums) => number) =>
    shipments.reduce((sum, shipment) => sum + pick(shipment), 0);
  const unitsIn = (status: ShipmentStatus) => units((s) => (s.status === status ? s.quantity : 0));
  const waitingUnits = unitsIn('waiting');
  const packed = unitsIn('packed');
  const fulfillmentStatus = fulfillmentStatusOf({
    total: units(({ quantity }) => quantity),
    waiting: waitingUnits,
    packed,
    ready: unitsIn('ready'),
    shipped: units(({ shipped }) => shipped),
    delivered: units(({ delivered }) => delivered),
    anyPicking: shipments.some(({ status }) => status === 'picking'),
    anyPacked: packed > 0,
    allPickup: shipments.length > 0 && shipments.every(({ method }) => method === 'pickup'),
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
    locationIds: [
      ...new Set(shipments.flatMap(({ locationId }) => (locationId === null ? [] : [locationId]))),
    ],
    tags: sums.tags,
    holdReasons: sums.hold_reasons ?? [],
    country: sums.country,
  });
  const staying = shipments.filter(({ status }) => status !== 'handed_over' && status !== 'delivered');
  return {
    status,
    paymentStatus,
    fulfillmentStatus,
    ...money,
    waitingUnits,
    openReturns: sums.open_returns,
    shipBy: moments(staying, ({ shipBy }) => shipBy)[0] ?? null,
    deliveredAt: (arrived && moments(shipments, ({ deliveredAt }) => deliveredAt).at(-1)) || null,
    facets,
  };
}

/** As Postgres writes them, all in one zone: their words sort as they do. */
const moments = (shipments: readonly ShipmentSums[], pick: (shipment: ShipmentSums) => string | null) =>
  shipments
    .map(pick)
    .filter((moment) => moment !== null)
    .sort((a, b) => Date.parse(a) - Date.parse(b));

/** Moments are those of the last parcel; a shipment that has gone back a step loses what it no longer is. */
async function writeFreshness(
  tx: Tx,
  orderId: number,
  order: ReturnType<typeof orderOf>,
  shipments: readonly ShipmentSums[],
) {
  const left = ({ status }: ShipmentSums) => status === 'handed_over' || status === 'delivered';
  const packed = (shipment: ShipmentSums) =>
    left(shipment) || shipment.status === 'packed' || shipment.status === 'ready';
  const column = (pick: (shipment: ShipmentSums) => string | number | null) => pgArray(shipments.map(pick));
  await tx.execute(query`
    with shipment as (
      update shipments s set status = x.status, packed_at = x.packed_at, handed_over_at = x.handed_over_at, delivered_at = x.delivered_at
      from unnest(${column(({ no }) => no)}::smallint[], ${column(({ status }) => status)}::text[],
        ${column((s) => (packed(s) ? s.packedAt : null))}::timestamptz[], ${column((s) => (left(s) ? s.handedOverAt : null))}::timestamptz[],
        ${column((s) => (s.status === 'delivered' ? s.deliveredAt : null))}::timestamptz[])
        x(no, status, packed_at, handed_over_at, delivered_at)
      where s.order_id = ${orderId} and s.no = x.no
    )
    update orders o set status = x.status, payment_status = x.payment_status, fulfillment_status = x.fulfillment_status,
      credited_amount = x.credited, authorized_amount = x.authorized, captured_amount = x.captured, refunded_amount = x.refunded,
      waiting_units = x.waiting, open_returns = x.returns, ship_by = x.ship_by, delivered_at = x.delivered_at, facets = x.facets,
      expires_at = case when x.status = 'to_verify' or (x.payment_status = 'unpaid' and o.live) then o.expires_at end
    from (values (${order.status}::text, ${order.paymentStatus}::text, ${order.fulfillmentStatus}::text, ${order.creditedAmount}::bigint,
      ${order.authorizedAmount}::bigint, ${order.capturedAmount}::bigint, ${order.refundedAmount}::bigint, ${order.waitingUnits}::int,
      ${order.openReturns}::int, ${order.shipBy}::timestamptz, ${order.deliveredAt}::timestamptz, ${pgArray(order.facets)}::text[]))
      x(status, payment_status, fulfillment_status, credited, authorized, captured, refunded, waiting, returns, ship_by, delivered_at, facets)
    where o.id = ${orderId} and (o.status, o.payment_status, o.fulfillment_status, o.credited_amount, o.authorized_amount, o.captured_amount,
        o.refunded_amount, o.waiting_units, o.open_returns, o.ship_by, o.delivered_at, o.facets)
      is distinct from (x.status, x.payment_status, x.fulfillment_status, x.credited, x.authorized, x.captured, x.refunded, x.waiting,
        x.returns, x.ship_by, x.delivered_at, x.facets)`);
}

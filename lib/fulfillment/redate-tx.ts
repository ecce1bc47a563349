import { pgArray, query, type Tx } from '@/db';
import type { ShipmentStatus } from '@/db/statuses';
import { isGiven, revised, type ShipmentBasis } from '@/lib/orders/promise-rules';
import { storeRevision } from '@/lib/orders/promise-tx';
import { getSourcingConfig, type SourcingConfig } from '@/lib/sourcing/config-queries';
import { readLoads } from '@/lib/sourcing/load-queries';
import { type Promised, promiseFrom } from '@/lib/sourcing/promise';
import { transitFor, zoneFor } from '@/lib/sourcing/shipping';
import type { Actor } from '@/lib/staff/permissions';

type Row = {
  promisedAt: string | null;
  from: string | null;
  method: string | null;
  pickup: boolean;
  country: string | null;
  postcode: string | null;
  version: string | null;
  shipments: Shipment[];
};
type Shipment = {
  no: number;
  status: ShipmentStatus;
  locationId: number | null;
  shipBy: string | null;
  promisedAt: string | null;
  shipAfter: string | null;
  /** What it is tied to, else of each SKU in it the next goods that are expected; null for one of which none are. */
  receipts: ({ id: number; locationId: number; expectedAt: string } | null)[];
};
type Dated = { no: number; shipBy: Date; promisedAt: Date; receiptId: number | null; basis: ShipmentBasis };

/**
 * Counts the dates of shipments whose units have just been given a location, or have lost it, and revises the order's promise
 * when that moves it. Units that wait for goods nobody expects keep the dates they had: nobody knows better ones. The caller
 * holds the order's lock, has moved the units, and calls this before `refreshOrder`.
 */
export async function redate(
  tx: Tx,
  actor: Actor,
  at: Date,
  { orderId, shipmentNos, cause }: { orderId: number; shipmentNos: readonly number[]; cause: string },
) {
  if (shipmentNos.length === 0) return;
  const order = await readOrder(tx, orderId);
  const given = isGiven(order.from);
  const touched = order.shipments.filter(
    ({ no, status }) => shipmentNos.includes(no) && status !== 'canceled',
  );
  const dated = await datesOf(tx, order, touched, at);
  const kept = dated.map((date) => (given ? notSooner(date, touched) : date));
  await writeDates(tx, orderId, kept);

  const dates = order.shipments
    .filter(({ status }) => status !== 'canceled' && status !== 'delivered')
    .map(({ no, promisedAt }) => kept.find((date) => date.no === no)?.promisedAt ?? dateOf(promisedAt));
  const promisedAt = revised({ promisedAt: dateOf(order.promisedAt), given }, dates);
  if (!promisedAt) return;
  const basis = { from: 'locations' as const, shipments: kept.map(({ basis }) => basis) };
  await storeRevision(tx, actor, at, { orderId, promisedAt, cause, basis });
}

const dateOf = (text: string | null) => (text ? new Date(text) : null);

async function readOrder(tx: Tx, orderId: number) {
  const [row] = await tx.execute<Row>(query`
    select o.promised_at "promisedAt", o.shipping_method "method", o.method = 'pickup' pickup, c.country, c.postcode,
      (select basis->>'from' from promises where order_id = o.id order by no desc limit 1) "from",
      (select value #>> '{}' from settings where key = 'sourcing_version') "version",
      (select coalesce(jsonb_agg(jsonb_build_object('no', s.no, 'status', s.status, 'locationId', s.location_id,
          'shipBy', s.ship_by, 'promisedAt', s.promised_at, 'shipAfter', s.ship_after, 'receipts', case
          when s.status = 'waiting' then coalesce((select jsonb_build_array(jsonb_build_object('id', id, 'locationId', location_id,
              'expectedAt', expected_at)) from receipts_expected where id = s.expected_receipt_id and closed_at is null), (
            select coalesce(jsonb_agg(r.receipt), '[]') from shipment_lines x
            join order_lines l on l.order_id = x.order_id and l.no = x.line_no
            left join lateral (select jsonb_build_object('id', id, 'locationId', location_id, 'expectedAt', expected_at) receipt
              from receipts_expected where variant_id = l.variant_id and closed_at is null and received < quantity
              order by expected_at, id limit 1) r on true
            where x.order_id = s.order_id and x.shipment_no = s.no)) else '[]' end) order by s.no), '[]')
        from shipments s where s.order_id = o.id) shipments
    from orders o left join order_contacts c on c.order_id = o.id where o.id = ${orderId}`);
  if (!row) throw new Error('A locked order was not read.');
  return row;
}

async function datesOf(tx: Tx, order: Row, touched: readonly Shipment[], at: Date): Promise<Dated[]> {
  const config = await getSourcingConfig(order.version, tx);
  const sources = touched.flatMap((shipment) => sourceOf(shipment, config) ?? []);
  const limited = sources.filter(({ place }) => place.settings.capacityPerDay !== undefined);
  const loads = await readLoads(
    (statement) => tx.execute(statement),
    [...new Set(limited.map(({ place }) => place.id))],
    at,
  );
  const zone = zoneFor(config.zones, order);
  return sources.flatMap(({ shipment, place, receipt }) => {
    const promised = promiseFrom(at, place, {
      goodsAt: receipt && new Date(receipt.expectedAt),
      notBefore: dateOf(shipment.shipAfter),
      load: loads.get(place.id),
      transit: transitFor(config, place, { method: order.method, zone, pickup: order.pickup }),
    });
    return promised ? [dated(shipment.no, place.id, receipt?.id ?? null, promised)] : [];
  });
}

function dated(
  no: number,
  locationId: number,
  receiptId: number | null,
  { shipBy, promisedAt, basis }: Promised,
): Dated {
  const expected = receiptId === null ? {} : { expectedReceiptId: receiptId };
  return { no, shipBy, promisedAt, receiptId, basis: { no, locationId, ...expected, ...basis } };
}

/** Where it leaves from, and the goods it waits for: of several the last to come. */
function sourceOf(shipment: Shipment, { places }: SourcingConfig) {
  const known = shipment.receipts.filter((receipt) => receipt !== null);
  if (shipment.locationId === null && known.length < shipment.receipts.length) return undefined;
  const receipt = known.sort((a, b) => Date.parse(b.expectedAt) - Date.parse(a.expectedAt))[0] ?? null;
  const place = places.find(({ id }) => id === (shipment.locationId ?? receipt?.locationId));
  return place && { shipment, place, receipt };
}

/** A date that somebody has given stands where we would be earlier. */
function notSooner(date: Dated, touched: readonly Shipment[]): Dated {
  const before = touched.find(({ no }) => no === date.no);
  const later = (ours: Date, theirs: Date | null) => (theirs && theirs > ours ? theirs : ours);
  return {
    ...date,
    shipBy: later(date.shipBy, dateOf(before?.shipBy ?? null)),
    promisedAt: later(date.promisedAt, dateOf(before?.promisedAt ?? null)),
  };
}

async function writeDates(tx: Tx, orderId: number, dates: readonly Dated[]) {
  if (dates.length === 0) return;
  await tx.execute(query`
    update shipments s set ship_by = x.ship_by, promised_at = x.promised_at, expected_receipt_id = x.receipt_id
    from unnest(${pgArray(dates.map(({ no }) => no))}::smallint[], ${pgArray(dates.map(({ shipBy }) => shipBy))}::timestamptz[],
      ${pgArray(dates.map(({ promisedAt }) => promisedAt))}::timestamptz[],
      ${pgArray(dates.map(({ receiptId }) => receiptId))}::bigint[]) x(no, ship_by, promised_at, receipt_id)
    where s.order_id = ${orderId} and s.no = x.no`);
}

/** What somebody has promised for the whole order holds for all that has not arrived. */
export async function promiseUndelivered(tx: Tx, orderId: number, promisedAt: Date) {
  await tx.execute(query`
    update shipments set promised_at = ${promisedAt}::timestamptz
    where order_id = ${orderId} and status not in ('canceled', 'delivered')`);
}

import { type SQL, sql } from 'drizzle-orm';
import { db } from '@/db';
import { NO_DATE } from '@/lib/orders/list-inputs';
import { cursorOf, walkOrders } from '@/lib/orders/list-queries';
import { findOrders } from '@/lib/orders/search-queries';
import { type Page, toPage } from '@/lib/page';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import type { ApiOrdersQuery } from './inputs';

type Head = {
  id: number;
  document: Record<string, unknown>;
  contact: Record<string, unknown> | null;
};
/** An order as its channel reads it: docs/api.md describes every field. */
export type ApiOrder = Record<string, unknown>;

/** One order of the key's channel with its lines, shipments and parcels; null when it has none of this number. */
export async function getChannelOrder(actor: Actor, number: string): Promise<ApiOrder | null> {
  permit(actor, 'order.read');
  const [row] = await db.execute<Head & { parts: Record<string, unknown> }>(sql`
    select ${columns}, jsonb_build_object('lines', ${lines}, 'shipments', ${shipments}, 'promotions', ${promotions}, 'holds', ${openHolds}) parts
    from orders o left join order_contacts k on k.order_id = o.id
    where o.number = ${number} and ${ofChannel(actor)}`);
  return row ? { ...shown(actor, row), ...row.parts } : null;
}

/** One page of a view, by cursor; with `q` the newest orders that answer to it, which are one page and no more. */
export async function listChannelOrders(
  actor: Actor,
  query: ApiOrdersQuery,
  at: Date,
): Promise<Page<ApiOrder>> {
  permit(actor, 'order.read');
  const { view, q, cursor, limit } = query;
  if (q !== undefined) {
    const found = findOrders(actor, q, limit);
    const rows = found ? await documents(found, sql`desc`) : [];
    return { rows: rows.map((row) => shown(actor, row)), next: null };
  }
  const { chosen, direction } = walkOrders(actor, { view, after: cursor }, at, limit + 1);
  const rows = await documents(chosen, direction);
  const page = toPage(rows, (last) => cursorOf(walkedOf(last), last.id), limit);
  return { rows: page.rows.map((row) => shown(actor, row)), next: page.next };
}

async function documents(chosen: SQL, direction: SQL) {
  const rows = await db.execute<Head & { walked: string }>(sql`
    with page as materialized (${chosen})
    select ${columns}, to_jsonb(p.walked) walked from page p join orders o on o.id = p.id
    left join order_contacts k on k.order_id = o.id order by p.walked ${direction}, o.id ${direction}`);
  return [...rows];
}

const walkedOf = ({ walked }: { walked: string }) =>
  walked === 'infinity' ? NO_DATE : new Date(walked).toISOString();

const ofChannel = (actor: Actor): SQL =>
  actor.kind === 'key' ? sql`o.channel_id = ${actor.channelId}` : sql`true`;

/** Persons only for keys that may read them. */
const shown = (actor: Actor, { document, contact }: Head): ApiOrder => ({
  ...document,
  ...(can(actor, 'order.contact') && { contact }),
});

const iso = (column: SQL) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const columns = sql`
  o.id, jsonb_build_object('number', o.number, 'publicRef', o.public_ref, 'externalId', o.external_id,
    'status', o.status, 'paymentStatus', o.payment_status, 'fulfillmentStatus', o.fulfillment_status,
    'method', o.method, 'shippingMethod', o.shipping_method, 'placedAt', ${iso(sql`o.placed_at`)}, 'shipBy', ${iso(sql`o.ship_by`)},
    'promisedAt', ${iso(sql`o.promised_at`)}, 'deliveredAt', ${iso(sql`o.delivered_at`)}, 'currency', o.currency,
    'taxIncluded', o.tax_included, 'itemsAmount', o.items_amount, 'shippingAmount', o.shipping_amount,
    'taxAmount', o.tax_amount, 'totalAmount', o.total_amount, 'creditedAmount', o.credited_amount,
    'authorizedAmount', o.authorized_amount, 'capturedAmount', o.captured_amount,
    'refundedAmount', o.refunded_amount, 'dueAmount', o.due_amount, 'tags', to_jsonb(o.tags)) document,
  jsonb_build_object('email', k.email, 'phone', k.phone, 'name', k.name, 'language', k.language,
    'shipTo', k.ship_to, 'billTo', k.bill_to) contact`;

const lines = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('no', no, 'parentNo', parent_no, 'kind', kind, 'sku', sku,
    'name', name, 'quantity', quantity, 'canceled', canceled, 'returned', returned, 'unitAmount', unit_amount,
    'discountAmount', discount_amount, 'taxAmount', tax_amount, 'totalAmount', total_amount) order by no), '[]')
  from order_lines where order_id = o.id)`;

const promotions = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('code', code, 'kind', kind, 'amount', amount) order by code), '[]')
  from order_promotions where order_id = o.id)`;

const openHolds = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('reason', reason, 'shipmentNo', shipment_no, 'lineNo', line_no, 'heldAt', ${iso(sql`held_at`)})
    order by no), '[]') from holds where order_id = o.id and released_at is null)`;

const shipments = sql`(
  select coalesce(jsonb_agg(jsonb_build_object('no', s.no, 'status', s.status, 'location', p.code,
    'shipBy', ${iso(sql`s.ship_by`)}, 'promisedAt', ${iso(sql`s.promised_at`)}, 'handedOverAt', ${iso(sql`s.handed_over_at`)},
    'deliveredAt', ${iso(sql`s.delivered_at`)},
    'lines', (select coalesce(jsonb_agg(jsonb_build_object('lineNo', line_no, 'quantity', quantity,
        'shipped', shipped, 'delivered', delivered) order by line_no), '[]')
      from shipment_lines where order_id = s.order_id and shipment_no = s.no),
    'parcels', (select coalesce(jsonb_agg(jsonb_build_object('carrier', c.carrier, 'trackingNumber',
        c.tracking_number, 'status', c.status, 'handedOverAt', ${iso(sql`c.handed_over_at`)},
        'deliveredAt', ${iso(sql`c.delivered_at`)}) order by c.id), '[]')
      from parcels c where c.status <> 'void' and c.id in (
        select parcel_id from parcel_lines where order_id = s.order_id and shipment_no = s.no))
    ) order by s.no), '[]')
  from shipments s left join locations p on p.id = s.location_id where s.order_id = o.id)`;

import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { db } from '@/db';
import { feedback, orders, portalTokens } from '@/db/schema';
import { type Actor, type CustomerActor, can, permit, permitOrder } from '@/lib/staff/permissions';
import type { OwnOrderData, TrackingData } from './portal-types';
import { maskedEmail, portalHash } from './rules';

/** Whose order this browser has opened, and whether a mailed code was given; null when the visit is over. */
export async function getPortalSession(actor: Actor, token: string, at: Date) {
  permit(actor, 'portal.track');
  const [session] = await db
    .select({
      orderId: portalTokens.orderId,
      proven: portalTokens.proven,
      codeHash: portalTokens.subject,
      expiresAt: portalTokens.expiresAt,
    })
    .from(portalTokens)
    .where(
      and(
        eq(portalTokens.tokenHash, portalHash(token)),
        eq(portalTokens.purpose, 'session'),
        isNull(portalTokens.revokedAt),
        gt(portalTokens.expiresAt, at),
      ),
    );
  if (!session) return null;
  const customer: CustomerActor = {
    kind: 'customer',
    orderId: session.orderId,
    proven: session.proven === 1,
  };
  return { customer, codeWasSent: session.codeHash !== null, expiresAt: session.expiresAt };
}

/** What a mailed link is for. Looking at it spends nothing. */
export async function getLink(actor: Actor, token: string, at: Date) {
  permit(actor, 'portal.track');
  const [link] = await db
    .select({
      orderId: portalTokens.orderId,
      purpose: portalTokens.purpose,
      subject: portalTokens.subject,
      number: orders.number,
      usedAt: portalTokens.usedAt,
    })
    .from(portalTokens)
    .innerJoin(orders, eq(orders.id, portalTokens.orderId))
    .where(
      and(
        eq(portalTokens.tokenHash, portalHash(token)),
        isNull(portalTokens.revokedAt),
        gt(portalTokens.expiresAt, at),
      ),
    );
  return link ?? null;
}

/** The asking behind a feedback link, with what was answered so far; null for any other link. */
export async function getFeedbackLink(actor: Actor, token: string, at: Date) {
  const link = await getLink(actor, token, at);
  if (link?.purpose !== 'feedback' || !link.subject) return null;
  const [asked] = await db
    .select({
      id: feedback.id,
      score: feedback.score,
      comment: feedback.comment,
      answeredAt: feedback.answeredAt,
    })
    .from(feedback)
    .where(and(eq(feedback.id, Number(link.subject)), eq(feedback.orderId, link.orderId)));
  return asked ? { ...asked, orderId: link.orderId, number: link.number } : null;
}

/** One statement for the page that anybody with number and postcode may open: no column here is personal. */
export async function getTracking(actor: Actor, orderId: number): Promise<TrackingData | null> {
  permitOrder(actor, 'portal.track', { id: orderId });
  // Carriers write names into their remarks ("left with Mr. Meier").
  const own = can(actor, 'portal.read');
  const [row] = await db.execute<{ order: TrackingData }>(sql`
    with line as (
      select l.no, l.name, l.kind, l.parent_no, l.quantity, l.canceled, l.returned, v.picture
      from order_lines l left join variants v on v.id = l.variant_id where l.order_id = ${orderId}),
    boxed as (
      select x.parcel_id, x.shipment_no, x.line_no, x.quantity from parcel_lines x join parcels p on p.id = x.parcel_id
      where x.order_id = ${orderId} and p.status <> 'void'),
    item as (
      select sl.shipment_no, l.no, l.name, l.picture, sl.quantity - coalesce(sum(b.quantity), 0) as quantity
      from shipment_lines sl join line l on l.no = sl.line_no
      left join boxed b on b.shipment_no = sl.shipment_no and b.line_no = sl.line_no
      where sl.order_id = ${orderId} group by 1, 2, 3, 4, sl.quantity)
    select jsonb_build_object('orderId', o.id, 'number', o.number, 'status', o.status, 'fulfillmentStatus', o.fulfillment_status,
      'method', o.method, 'placedAt', o.placed_at, 'promisedAt', o.promised_at, 'deliveredAt', o.delivered_at,
      'firstPromisedAt', (select promised_at from promises where order_id = o.id order by no limit 1),
      'holdReason', (select reason from holds where order_id = o.id and released_at is null and shipment_no is null and line_no is null limit 1),
      'lines', (select coalesce(jsonb_agg(jsonb_build_object('no', no, 'lineNo', no, 'name', name, 'picture', picture, 'quantity', quantity,
        'canceled', canceled, 'returned', returned, 'isBundle', kind = 'bundle') order by no), '[]') from line),
      'shipments', (select coalesce(jsonb_agg(jsonb_build_object('no', s.no, 'status', s.status, 'method', s.method, 'city', w.city,
        'timeZone', coalesce(w.time_zone, 'UTC'), 'promisedAt', s.promised_at, 'expectedAt', r.expected_at,
        'unpacked', (select coalesce(jsonb_agg(jsonb_build_object('lineNo', i.no, 'name', i.name, 'picture', i.picture, 'quantity', i.quantity)
          order by i.no), '[]') from item i where i.shipment_no = s.no and i.quantity > 0)) order by s.no), '[]')
        from shipments s left join locations w on w.id = s.location_id left join receipts_expected r on r.id = s.expected_receipt_id and r.closed_at is null
        where s.order_id = o.id and s.status <> 'canceled'),
      'parcels', (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'shipmentNo', b.shipment_no, 'status', p.status, 'method', s.method,
        'carrier', p.carrier, 'trackingNumber', p.tracking_number, 'timeZone', w.time_zone, 'promisedAt', coalesce(s.promised_at, o.promised_at),
        'packedAt', p.packed_at, 'handedOverAt', p.handed_over_at, 'deliveredAt', p.delivered_at, 'items', b.items,
        'checkpoints', (select coalesce(jsonb_agg(jsonb_build_object('status', t.status, 'at', t.at, 'place', t.place, 'words', ${own ? sql`t.words` : sql`null::text`})
          order by t.at desc, t.recorded_at desc), '[]') from tracking_events t where t.parcel_id = p.id)) order by p.id), '[]')
        from (select parcel_id, min(shipment_no) shipment_no, jsonb_agg(jsonb_build_object('lineNo', l.no, 'name', l.name,
            'picture', l.picture, 'quantity', boxed.quantity) order by l.no) items
          from boxed join line l on l.no = boxed.line_no group by 1) b
        join parcels p on p.id = b.parcel_id join locations w on w.id = p.location_id
        join shipments s on s.order_id = o.id and s.no = b.shipment_no),
      'returns', (select coalesce(jsonb_agg(jsonb_build_object('rma', x.rma, 'status', x.status,
        'units', (select sum(quantity) from return_lines y where y.order_id = x.order_id and y.return_no = x.no)) order by x.no), '[]')
        from returns x where x.order_id = o.id)) as order
    from orders o where o.id = ${orderId}`);
  return row?.order ?? null;
}

/** Prices, payments and where it goes: for the customer who has answered with the mailed code. */
export async function getOwnOrder(actor: Actor, orderId: number): Promise<OwnOrderData | null> {
  permitOrder(actor, 'portal.read', { id: orderId });
  const [row] = await db.execute<{ order: OwnOrderData }>(sql`
    select jsonb_build_object('currency', o.currency, 'paymentStatus', o.payment_status, 'itemsAmount', o.items_amount,
      'shippingAmount', o.shipping_amount, 'taxAmount', o.tax_amount, 'taxIncluded', o.tax_included, 'totalAmount', o.total_amount,
      'creditedAmount', o.credited_amount, 'authorizedAmount', o.authorized_amount, 'capturedAmount', o.captured_amount,
      'refundedAmount', o.refunded_amount, 'dueAmount', o.due_amount, 'email', c.email, 'name', c.name, 'shipTo', c.ship_to,
      'lines', (select coalesce(jsonb_agg(jsonb_build_object('no', l.no, 'name', l.name, 'picture', v.picture, 'quantity', l.quantity,
        'canceled', l.canceled, 'credited', l.credited, 'totalAmount', l.total_amount) order by l.no), '[]')
        from order_lines l left join variants v on v.id = l.variant_id where l.order_id = o.id and l.kind <> 'bundle'),
      'payments', (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'amount', amount, 'at', at) order by at, id), '[]')
        from payments where order_id = o.id and state = 'succeeded' and kind in ('capture', 'receipt', 'refund'))) as order
    from orders o left join order_contacts c on c.order_id = o.id where o.id = ${orderId}`);
  if (!row) return null;
  return { ...row.order, email: row.order.email && maskedEmail(row.order.email) };
}

import { type SQL, sql } from 'drizzle-orm';
import { db } from '@/db';
import { type Actor, can, permit, permitOrder } from '@/lib/staff/permissions';
import { workFor } from '@/lib/work/rules';
import type { OrderDetailData } from './detail-types';
import { maskEmail, maskName } from './rules';

/** Everything about one order in one statement; null when there is none. What a role may not see is null in the answer. */
export async function getOrder(actor: Actor, orderId: number) {
  permit(actor, 'order.read');
  const [row] = await db.execute<{ order: OrderDetailData }>(
    sql`select jsonb_build_object(${sql.join(parts, sql`, `)}) as order from orders o where o.id = ${orderId}`,
  );
  if (!row) return null;
  permitOrder(actor, 'order.read', row.order);
  const sees = {
    contact: can(actor, 'order.contact'),
    email: can(actor, 'order.email'),
    money: can(actor, 'order.money'),
  };
  const order = {
    ...row.order,
    contact: shownContact(row.order.contact, sees),
    holds: can(actor, 'order.note') ? row.order.holds : withoutNotes(row.order.holds),
    credits: can(actor, 'order.note') ? row.order.credits : withoutNotes(row.order.credits),
    work: row.order.work.filter(({ type }) => workFor(actor).includes(type)),
    messages: can(actor, 'message.read') ? row.order.messages : [],
    feedback: can(actor, 'feedback.read') ? row.order.feedback : [],
  };
  if (sees.money) return { ...order, sees };
  return {
    ...order,
    money: null,
    customer: { ...order.customer, spentAmount: null },
    payments: [],
    credits: [],
    lines: order.lines.map((line) => ({
      ...line,
      unitAmount: null,
      discountAmount: null,
      totalAmount: null,
      priceReason: null,
    })),
    sees,
  };
}
export type OrderDetail = NonNullable<Awaited<ReturnType<typeof getOrder>>>;

/** The order behind a number that a person or a channel knows it by. */
export async function findOrderId(number: string): Promise<number | null> {
  const [row] = await db.execute<{ id: number }>(sql`select id from orders where number = ${number}`);
  return row?.id ?? null;
}

/** What staff noted is for those who may note. */
const withoutNotes = <Noted extends { note: string | null }>(rows: Noted[]) =>
  rows.map((row) => ({ ...row, note: null }));

function shownContact(
  contact: OrderDetailData['contact'],
  sees: { contact: boolean; email: boolean },
): OrderDetailData['contact'] {
  if (!contact) return null;
  const email = sees.email ? contact.email : maskEmail(contact.email);
  if (sees.contact) return { ...contact, email };
  return {
    ...contact,
    name: maskName(contact.name),
    email,
    phone: contact.phone && `…${contact.phone.slice(-4)}`,
    shipTo: contact.shipTo && {
      line1: '…',
      city: contact.shipTo.city,
      postcode: '…',
      country: contact.shipTo.country,
    },
    billTo: null,
    giftMessage: null,
    instruction: null,
  };
}

const list = (name: string, item: SQL, from: SQL) =>
  sql`${sql.raw(`'${name}'`)}, coalesce((select jsonb_agg(${item}) from ${from}), '[]'::jsonb)`;

const parts = [
  sql`'id', o.id, 'number', o.number, 'publicRef', o.public_ref, 'externalId', o.external_id, 'channelId', o.channel_id,
    'channel', (select name from channels where id = o.channel_id), 'method', o.method, 'status', o.status, 'paymentStatus', o.payment_status,
    'fulfillmentStatus', o.fulfillment_status, 'placedAt', o.placed_at, 'shipBy', o.ship_by, 'promisedAt', o.promised_at,
    'verifiedAt', o.verified_at, 'deliveredAt', o.delivered_at, 'currency', o.currency, 'cashOnDelivery', o.cash_on_delivery,
    'waitingUnits', o.waiting_units, 'openReturns', o.open_returns, 'tags', to_jsonb(o.tags), 'customerId', o.customer_id`,
  sql`'money', jsonb_build_object('itemsAmount', o.items_amount, 'shippingAmount', o.shipping_amount, 'taxAmount', o.tax_amount,
    'taxIncluded', o.tax_included, 'totalAmount', o.total_amount, 'creditedAmount', o.credited_amount, 'authorizedAmount', o.authorized_amount,
    'capturedAmount', o.captured_amount, 'refundedAmount', o.refunded_amount, 'dueAmount', o.due_amount)`,
  sql`'contact', (select jsonb_build_object('name', c.name, 'email', c.email, 'phone', c.phone, 'language', c.language, 'shipTo', c.ship_to,
    'billTo', c.bill_to, 'giftMessage', c.gift_message, 'instruction', c.instruction) from order_contacts c where c.order_id = o.id)`,
  sql`'customer', (select jsonb_build_object('orders', count(*), 'spentAmount', coalesce(sum(x.captured_amount - x.refunded_amount)
    filter (where x.currency = o.currency), 0)) from (select captured_amount, refunded_amount, currency from orders
    where customer_id = o.customer_id order by placed_at desc limit 200) x)`,
  list(
    'lines',
    sql`jsonb_build_object('no', l.no, 'parentNo', l.parent_no, 'origin', l.origin, 'kind', l.kind, 'sku', l.sku, 'name', l.name,
      'picture', v.picture, 'quantity', l.quantity, 'canceled', l.canceled, 'credited', l.credited, 'returned', l.returned,
      'unitAmount', l.unit_amount, 'discountAmount', l.discount_amount, 'totalAmount', l.total_amount,
      'priceReason', l.price_reason, 'spec', l.spec) order by l.no`,
    sql`order_lines l left join variants v on v.id = l.variant_id where l.order_id = o.id`,
  ),
  list(
    'shipments',
    sql`jsonb_build_object('no', s.no, 'status', s.status, 'held', s.held, 'method', s.method, 'locationId', s.location_id, 'location', l.name,
      'locationCode', l.code, 'locationKind', l.kind, 'acceptedAt', s.accepted_at, 'shipAfter', s.ship_after, 'shipBy', s.ship_by, 'promisedAt', s.promised_at,
      'plannedAt', s.planned_at, 'packedAt', s.packed_at,
      'handedOverAt', s.handed_over_at, 'deliveredAt', s.delivered_at, 'route', s.route, 'expectedAt', r.expected_at,
      'lines', (select coalesce(jsonb_agg(jsonb_build_object('lineNo', sl.line_no, 'quantity', sl.quantity, 'picked', sl.picked,
        'packed', sl.packed, 'shipped', sl.shipped, 'delivered', sl.delivered) order by sl.line_no), '[]')
        from shipment_lines sl where sl.order_id = s.order_id and sl.shipment_no = s.no)) order by s.no`,
    sql`shipments s left join locations l on l.id = s.location_id left join receipts_expected r on r.id = s.expected_receipt_id and r.closed_at is null where s.order_id = o.id`,
  ),
  list(
    'parcels',
    sql`jsonb_build_object('id', p.id, 'shipmentNo', x.shipment_no, 'status', p.status, 'carrier', p.carrier, 'trackingNumber', p.tracking_number,
      'weightG', p.weight_g, 'packedAt', p.packed_at, 'handedOverAt', p.handed_over_at, 'deliveredAt', p.delivered_at, 'lines', x.lines,
      'last', (select jsonb_build_object('status', t.status, 'at', t.at, 'place', t.place, 'words', t.words) from tracking_events t
        where t.parcel_id = p.id order by t.at desc limit 1)) order by p.id`,
    sql`(select parcel_id, min(shipment_no) shipment_no, jsonb_agg(jsonb_build_object('lineNo', line_no, 'quantity', quantity) order by line_no) lines
      from parcel_lines where order_id = o.id group by 1) x join parcels p on p.id = x.parcel_id`,
  ),
  list(
    'holds',
    sql`jsonb_build_object('no', h.no, 'reason', h.reason, 'note', h.note, 'shipmentNo', h.shipment_no, 'lineNo', h.line_no, 'heldAt', h.held_at) order by h.no`,
    sql`holds h where h.order_id = o.id and h.released_at is null`,
  ),
  list(
    'promises',
    sql`jsonb_build_object('no', p.no, 'promisedAt', p.promised_at, 'cause', p.cause, 'at', p.at, 'kept', p.kept, 'from', p.basis->>'from',
      'timeZone', p.basis->'shipments'->0->>'timeZone', 'counts', (select coalesce(jsonb_agg(jsonb_build_object('location', l.name,
        'leaves', x.leaves, 'transitDays', x."transitDays", 'method', m.name, 'zone', x.zone) order by x.no), '[]')
        from jsonb_to_recordset(p.basis->'shipments') x(no int, "locationId" int, leaves text, "transitDays" int, method text, zone text)
        left join locations l on l.id = x."locationId" left join shipping_methods m on m.code = x.method
        where x.leaves is not null)) order by p.no`,
    sql`promises p where p.order_id = o.id`,
  ),
  list(
    'payments',
    sql`jsonb_build_object('id', p.id, 'kind', p.kind, 'state', p.state, 'amount', p.amount, 'provider', p.provider, 'providerRef', p.provider_ref,
      'parentId', p.parent_id, 'at', p.at) order by p.at, p.id`,
    sql`payments p where p.order_id = o.id`,
  ),
  list(
    'credits',
    sql`jsonb_build_object('no', k.no, 'lineNo', k.line_no, 'units', k.unit_to - k.unit_from, 'amount', k.amount, 'reason', k.reason, 'note', k.note,
      'returnNo', k.return_no, 'at', k.at) order by k.no`,
    sql`credits k where k.order_id = o.id`,
  ),
  list(
    'returns',
    sql`jsonb_build_object('no', r.no, 'rma', r.rma, 'status', r.status, 'requestedAt', r.requested_at,
      'units', (select sum(quantity) from return_lines x where x.order_id = r.order_id and x.return_no = r.no)) order by r.no`,
    sql`returns r where r.order_id = o.id`,
  ),
  list(
    'feedback',
    sql`jsonb_build_object('id', f.id, 'kind', f.kind, 'askedAt', f.asked_at, 'score', f.score, 'comment', f.comment, 'answeredAt', f.answered_at) order by f.id`,
    sql`feedback f where f.order_id = o.id`,
  ),
  list(
    'messages',
    sql`jsonb_build_object('id', m.id, 'kind', m.kind, 'subject', m.subject, 'state', m.state, 'writtenAt', m.written_at) order by m.id`,
    sql`messages m where m.order_id = o.id`,
  ),
  list(
    'work',
    sql`jsonb_build_object('id', w.id, 'type', w.type, 'dueAt', w.due_at, 'openedAt', w.opened_at, 'data', w.data) order by w.id`,
    sql`work_items w where w.order_id = o.id and w.closed_at is null`,
  ),
];

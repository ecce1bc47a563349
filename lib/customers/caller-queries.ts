import { type SQL, sql } from 'drizzle-orm';
import { db, startsWith } from '@/db';
import type { FulfillmentStatus, OrderStatus, PaymentStatus } from '@/db/statuses';
import { foldName, foldPhone } from '@/lib/orders/rules';
import { type Actor, permit } from '@/lib/staff/permissions';

/** Somebody who has ordered, as the latest of these orders names them. */
export type Caller = {
  orderId: number;
  number: string;
  placedAt: Date;
  name: string | null;
  email: string | null;
  phone: string | null;
  city: string | null;
  country: string | null;
};

const SHOWN = 8;
const LOOKED_AT = 300;

/** People by the start of their e-mail address or name, or of their phone number, the one with the latest order first. */
export async function findCallers(actor: Actor, typed: string): Promise<Caller[]> {
  permit(actor, 'order.contact');
  const text = typed.replaceAll('\0', '').trim().toLowerCase().slice(0, 100);
  if (text.length < 3) return [];
  const phone = /^[+\d\s()./-]+$/.test(text) ? foldPhone(text) : '';
  const name = foldName(text).folded;
  const begins = (column: SQL, start: string) =>
    sql`(select order_id from order_contacts where ${startsWith(column, start)} limit ${LOOKED_AT})`;
  const trees = [
    begins(sql`email`, text),
    begins(sql`name_folded`, name),
    begins(sql`name_reversed`, name),
    ...(phone.length >= 5 ? [begins(sql`phone`, phone)] : []),
  ];
  const rows = await db.execute<Omit<Caller, 'placedAt'> & { placed: string }>(sql`
    with seen as (
      select distinct on (coalesce(c.email, c.phone, c.name_folded)) o.id, o.placed_at
      from (${sql.join(trees, sql` union `)}) f(order_id) join order_contacts c on c.order_id = f.order_id
      join orders o on o.id = c.order_id
      order by coalesce(c.email, c.phone, c.name_folded), o.placed_at desc)
    select o.id "orderId", o.number, to_jsonb(o.placed_at) placed, c.name, c.email, c.phone, c.ship_to->>'city' city, c.country
    from (select * from seen order by placed_at desc limit ${SHOWN}) s join orders o on o.id = s.id
    join order_contacts c on c.order_id = o.id order by o.placed_at desc`);
  return rows.map(({ placed, ...row }) => ({ ...row, placedAt: new Date(placed) }));
}

export type PastOrder = {
  orderId: number;
  number: string;
  placedAt: Date;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  fulfillmentStatus: FulfillmentStatus;
  currency: string;
  totalAmount: number;
  items: string;
};

/** The last orders of this e-mail address or phone number. */
export async function pastOrders(actor: Actor, who: { email: string; phone: string }): Promise<PastOrder[]> {
  permit(actor, 'order.contact');
  const email = who.email.trim().toLowerCase();
  const phone = foldPhone(who.phone);
  const by = (column: SQL, value: string) =>
    sql`(select order_id from order_contacts where ${column} = ${value} order by order_id desc limit 20)`;
  const trees = [
    ...(email ? [by(sql`email`, email)] : []),
    ...(phone.length >= 5 ? [by(sql`phone`, phone)] : []),
  ];
  if (trees.length === 0) return [];
  const rows = await db.execute<Omit<PastOrder, 'placedAt'> & { placed: string }>(sql`
    select o.id "orderId", o.number, to_jsonb(o.placed_at) placed, o.status, o.payment_status "paymentStatus",
      o.fulfillment_status "fulfillmentStatus", o.currency, o.total_amount "totalAmount",
      (select string_agg(quantity || ' × ' || name, ', ' order by no) from (
        select no, quantity, name from order_lines where order_id = o.id and parent_no is null order by no limit 3) l) items
    from (${sql.join(trees, sql` union `)}) f(order_id) join orders o on o.id = f.order_id
    order by o.placed_at desc, o.id desc limit 5`);
  return rows.map(({ placed, ...row }) => ({ ...row, placedAt: new Date(placed) }));
}

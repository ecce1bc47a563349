import { type SQL, sql } from 'drizzle-orm';
import { db, startsWith } from '@/db';
import { maskEmail, maskName } from '@/lib/orders/rules';
import { COUNT_CAP, PAGE_SIZE, type Page, toPage } from '@/lib/page';
import { type Actor, can, permit } from '@/lib/staff/permissions';
import type { CustomersFilter } from './list-inputs';

/** So many of a customer's latest orders are summed; beyond that the figure says "200+". */
export const SUMMED = 200;
const HITS = 500;

export type CustomerRow = {
  id: number;
  name: string | null;
  email: string | null;
  orders: number;
  openReturns: number;
  lastScore: number | null;
  lastOrderAt: Date | null;
  createdAt: Date;
};

/** Newest first, by cursor; `q` finds by the start of an e-mail address, or of the name on an order. */
export async function listCustomers(actor: Actor, { q, after }: CustomersFilter): Promise<Page<CustomerRow>> {
  permit(actor, 'customer.read');
  const personal = can(actor, 'order.contact');
  const found = q && personal ? sql`and c.id in (${foundBy(q.toLowerCase())})` : sql``;
  const beyond = after ? sql`and c.id < ${after}` : sql``;
  const rows = await db.execute<
    Omit<CustomerRow, 'lastOrderAt' | 'createdAt'> & { last: string | null; created: string }
  >(sql`
    with page as materialized (
      select c.id, c.name, c.email, c.created_at from customers c
      where c.merged_into_id is null and c.erased_at is null ${found} ${beyond} order by c.id desc limit ${PAGE_SIZE + 1})
    select p.id, p.name, p.email, to_jsonb(p.created_at) created, x.orders, x.open_returns "openReturns", to_jsonb(x.last) last,
      (select f.score from feedback f join orders o on o.id = f.order_id where o.customer_id = p.id and f.score is not null
        order by f.answered_at desc limit 1) "lastScore"
    from page p left join lateral (
      select count(*) orders, coalesce(sum(open_returns), 0)::int open_returns, max(placed_at) last
      from (select open_returns, placed_at from orders where customer_id = p.id order by placed_at desc limit ${SUMMED}) o) x on true
    order by p.id desc`);
  return toPage(
    rows.map(({ last, created, ...row }) => ({
      ...row,
      name: personal ? row.name : maskName(row.name),
      email: personal ? row.email : maskEmail(row.email),
      lastOrderAt: last ? new Date(last) : null,
      createdAt: new Date(created),
    })),
    ({ id }) => String(id),
  );
}

/** The youngest hits of each tree, so that two letters cost no more than a name. */
function foundBy(start: string) {
  const named = (column: SQL) => sql`
    (select o.customer_id from (select order_id from (
        select order_id from order_contacts where ${startsWith(column, start)} limit ${COUNT_CAP}) x
      order by order_id desc limit ${HITS}) k join orders o on o.id = k.order_id)`;
  return sql`(select id from (select id from customers where ${startsWith(sql`email`, start)} and merged_into_id is null limit ${COUNT_CAP}) x
    order by id desc limit ${HITS}) union ${named(sql`name_folded`)} union ${named(sql`name_reversed`)}`;
}

/** One customer with figures over the latest 200 orders; null when there is none. */
export async function getCustomer(actor: Actor, customerId: number) {
  permit(actor, 'customer.read');
  const personal = can(actor, 'order.contact');
  const [row] = await db.execute<{
    id: number;
    name: string | null;
    email: string | null;
    phone: string | null;
    erased: boolean;
    created: string;
    spent: { currency: string; amount: number; orders: number }[] | null;
    returns: number;
    scores: number | null;
  }>(sql`
    select c.id, c.name, c.email, c.phone, c.erased_at is not null erased, to_jsonb(c.created_at) created,
      (select jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount, 'orders', orders) order by orders desc) from (
        select currency, sum(captured_amount - refunded_amount)::bigint amount, count(*) orders from
          (select currency, captured_amount, refunded_amount from orders where customer_id = c.id order by placed_at desc limit ${SUMMED}) o
        group by currency) s) spent,
      (select count(*) from returns r join orders o on o.id = r.order_id where o.customer_id = c.id and r.status not in ('declined', 'canceled')) returns,
      (select avg(f.score)::float8 from feedback f join orders o on o.id = f.order_id where o.customer_id = c.id) scores
    from customers c where c.id = ${customerId}`);
  if (!row) return null;
  return {
    id: row.id,
    name: personal ? row.name : maskName(row.name),
    email: personal ? row.email : maskEmail(row.email),
    phone: personal ? row.phone : null,
    erased: row.erased,
    createdAt: new Date(row.created),
    orders: (row.spent ?? []).reduce((sum, { orders }) => sum + orders, 0),
    spent: row.spent ?? [],
    returns: row.returns,
    averageScore: row.scores,
  };
}

import { sql } from 'drizzle-orm';
import { db } from '@/db';
import { runDoctor } from '@/lib/reports/run-doctor';
import { system } from '@/lib/staff/permissions';

/** Orders that are there in part: without lines, their one event, all units in shipments, or the movements that hold them. */
export async function halfOrders() {
  const [row] = await db.execute<{ n: number }>(sql`
    with placed as (select order_id id, count(*) n from events where type = 'order.placed' group by 1),
      ordered as (select l.order_id id, sum(l.quantity) n from order_lines l join variants v on v.id = l.variant_id where v.stocked group by 1),
      routed as (select u.order_id id, sum(u.quantity) n from shipment_lines u
        join shipments s on s.order_id = u.order_id and s.no = u.shipment_no where s.location_id is not null group by 1),
      held as (select order_id id, sum(reserved_delta) n from stock_movements group by 1),
      stored as (
        select coalesce(placed.n, 0) events, c.order_id is null nameless, coalesce(ordered.n, 0) ordered,
          coalesce(routed.n, 0) routed, coalesce(held.n, 0) held
        from orders o left join order_contacts c on c.order_id = o.id left join placed using (id)
        left join ordered using (id) left join routed using (id) left join held using (id))
    select count(*)::int n from stored
    where events <> 1 or nameless or ordered = 0 or ordered <> routed or routed <> held`);
  return row?.n ?? -1;
}

/** Rows of orders that are not there, and units reserved that no order holds. */
export async function orphans() {
  const [row] = await db.execute<{ n: number }>(sql`
    select (select count(*) from events e where e.order_id is not null and not exists (select 1 from orders o where o.id = e.order_id))
      + (select count(*) from stock_movements m where m.order_id is not null and not exists (select 1 from orders o where o.id = m.order_id))
      + (select count(*) from stock_levels l where reserved <> (select coalesce(sum(reserved_delta), 0) from stock_movements m
          where m.variant_id = l.variant_id and m.location_id = l.location_id)) as n`);
  return Number(row?.n ?? -1);
}

/** Names of the invariants that do not hold. */
export async function doctorSays() {
  const findings = await runDoctor(system('proof'), new Date());
  return findings.flatMap(({ name, violations }) => (violations > 0 ? [`${name} ${violations}`] : []));
}

/** Numbers of the orders that carry each person's address; one each is what was promised. */
export async function numbersByEmail() {
  const rows = await db.execute<{ email: string; numbers: string[] }>(sql`
    select c.email, jsonb_agg(o.number) numbers from orders o join order_contacts c on c.order_id = o.id group by c.email`);
  return new Map(rows.map(({ email, numbers }) => [email, numbers]));
}

/** Of orders that were asked for and the numbers that were answered: what is missing, twice, or not what was said. */
export async function comparedWith(asked: { customer: { email: string }; number?: string }[]) {
  const stored = await numbersByEmail();
  let missing = 0;
  let twice = 0;
  let otherThanSaid = 0;
  for (const { customer, number } of asked) {
    const numbers = stored.get(customer.email) ?? [];
    if (numbers.length === 0) missing += 1;
    if (numbers.length > 1) twice += 1;
    if (number !== undefined && numbers.length > 0 && !numbers.includes(number)) otherThanSaid += 1;
  }
  return { missing, twice, otherThanSaid };
}

export async function deadlocks() {
  const [row] = await db.execute<{ n: number }>(sql`
    select deadlocks::int n from pg_stat_database where datname = current_database()`);
  return row?.n ?? 0;
}

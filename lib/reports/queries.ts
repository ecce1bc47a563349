import { sql } from 'drizzle-orm';
import { db, pgArray } from '@/db';
import { COUNT_CAP } from '@/lib/page';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { workFor } from '@/lib/work/rules';

export type FunnelStep = { step: string; orders: number; oldest: Date | null };

/** Where live orders stand, with the age of the oldest; delivered is counted over the last 7 days. */
export async function getFunnel(actor: Actor, at: Date): Promise<FunnelStep[]> {
  permit(actor, 'order.read');
  const [live, delivered] = await Promise.all([
    db.execute<{ step: string; n: number; oldest: string | null }>(sql`
      select case when status = 'to_verify' then 'to_verify' when status = 'on_hold' then 'on_hold' else fulfillment_status end step,
        count(*) n, to_jsonb(min(placed_at)) oldest from orders where live and status <> 'draft' group by 1`),
    db.execute<{ n: number }>(sql`
      select count(*) n from (select 1 from parcels where delivered_at >= ${addDays(at, -7).toISOString()}::timestamptz
        and status = 'delivered' limit ${COUNT_CAP + 1}) x`),
  ]);
  const steps = live.map(({ step, n, oldest }) => ({
    step,
    orders: n,
    oldest: oldest ? new Date(oldest) : null,
  }));
  return [...steps, { step: 'delivered_7d', orders: delivered[0]?.n ?? 0, oldest: null }];
}

/** What waits for somebody today, each with the number of orders or things in it (capped). */
export async function getToday(actor: Actor, at: Date) {
  permit(actor, 'order.read');
  const now = at.toISOString();
  const tomorrow = `${addDays(at, 1).toISOString().slice(0, 10)}T00:00:00.000Z`;
  const week = addDays(at, -7).toISOString();
  const capped = (from: ReturnType<typeof sql>) =>
    sql`(select count(*) from (select 1 from ${from} limit ${COUNT_CAP + 1}) x)`;
  const open = sql`live and fulfillment_status in ('unallocated', 'allocated', 'picking', 'packed', 'partially_shipped')`;
  const [row] = await db.execute<
    Record<'ship_today' | 'late' | 'waiting' | 'refunds' | 'returns' | 'work' | 'answers', number> & {
      score: number | null;
    }
  >(sql`
    select ${capped(sql`orders where ${open} and coalesce(ship_by, 'infinity'::timestamptz) < ${tomorrow}::timestamptz`)} ship_today,
      ${capped(sql`orders where live and delivered_at is null and promised_at < ${now}::timestamptz`)} late,
      ${capped(sql`orders where waiting_units > 0`)} waiting,
      ${capped(sql`orders where due_amount < 0`)} refunds,
      ${capped(sql`returns where status not in ('resolved', 'declined', 'canceled', 'expired')`)} returns,
      ${capped(sql`work_items where closed_at is null and type = any(${pgArray(workFor(actor))}::text[])`)} work,
      (select count(*) from feedback where answered_at >= ${week}::timestamptz) answers,
      (select avg(score)::float8 from feedback where answered_at >= ${week}::timestamptz) score`);
  return {
    shipToday: row?.ship_today ?? 0,
    late: row?.late ?? 0,
    waiting: row?.waiting ?? 0,
    refundsOwed: row?.refunds ?? 0,
    openReturns: row?.returns ?? 0,
    openWork: row?.work ?? 0,
    answers: row?.answers ?? 0,
    score: row?.score ?? null,
  };
}

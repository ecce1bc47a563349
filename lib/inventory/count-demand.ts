import { query, read, send, type Tx, transaction } from '@/db';
import { noteMoment } from '@/lib/settings/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { DEMAND_DAYS } from './demand-rules';

/** Days counted in one run; what is left over the next run counts. */
const MOST_DAYS = 8;
const KEPT_DAYS = 90;
const COUNTED = 'demand_counted';

/**
 * Sums what orders have asked for, by UTC day, SKU and location: the units allocated to orders on that day, less those that left
 * the same order there again before the day was over (canceled, sent from elsewhere). A cancel on a later day changes nothing,
 * because somebody did want them; a hold is no demand until it is an order, and what waits counts on the day it gets its stock.
 * Counts today and yesterday again and fills the days that are missing, at most the last 30. Again, it says the same.
 */
export async function countDemand(
  actor: Actor,
  { days = MOST_DAYS }: { days?: number },
  at: Date,
): Promise<{ days: string[] }> {
  permit(actor, 'doctor.run');
  const today = startOf(at);
  const [done] = await read<{ moment: string }>(
    query`select value #>> '{}' moment from settings where key = ${COUNTED}`,
  );
  const earliest = addDays(today, 1 - DEMAND_DAYS);
  const last = done ? startOf(new Date(done.moment)) : earliest;
  const from = new Date(Math.max(earliest.getTime(), Math.min(last.getTime(), addDays(today, -1).getTime())));

  const counted: string[] = [];
  for (let day = from; day <= today && counted.length < days; day = addDays(day, 1)) {
    const next = addDays(day, 1);
    await transaction(async (tx) => {
      await countDay(tx, day, next);
      await noteMoment(tx, COUNTED, next > at ? at : next);
    });
    counted.push(day.toISOString().slice(0, 10));
  }
  await transaction((tx) =>
    send(tx, query`delete from demand_days where day < ${addDays(today, -KEPT_DAYS)}::timestamptz::date`),
  );
  return { days: counted };
}

const countDay = (tx: Tx, day: Date, next: Date) =>
  send(
    tx,
    query`with asked as (
      select variant_id, location_id, sum(units)::int units from (
        select variant_id, location_id, greatest(0, sum(reserved_delta)) units from stock_movements
        where at >= ${day}::timestamptz and at < ${next}::timestamptz and kind in ('allocate', 'release') and order_id is not null
        group by variant_id, location_id, order_id) one
      group by 1, 2 having sum(units) > 0
    ), gone as (
      delete from demand_days d where day = ${day}::timestamptz::date
        and not exists (select from asked a where a.variant_id = d.variant_id and a.location_id = d.location_id)
    )
    insert into demand_days (variant_id, location_id, day, units)
    select variant_id, location_id, ${day}::timestamptz::date, units from asked
    on conflict (variant_id, location_id, day) do update set units = excluded.units where demand_days.units <> excluded.units`,
  );

const startOf = (at: Date) => new Date(`${at.toISOString().slice(0, 10)}T00:00:00.000Z`);

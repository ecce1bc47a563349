import { sql } from 'drizzle-orm';
import { type Functions, startRun } from './happenings';
import { resolveStep } from './runs';
import { nextTick } from './schedule';
import { type Store, transaction } from './store';

/** Goes on with runs whose sleep is over or whose wait has timed out. */
export async function wakeSteps(store: Store) {
  const due = await store.execute<{ run_id: string; id: string; op: string }>(sql`
    select run_id, id, op from inngest_local.step
    where result is null and wake_at <= now() order by wake_at limit 200`);
  const timedOut = { name: 'InngestInvokeTimeout', message: 'Timed out waiting for the invoked function' };
  for (const { run_id, id, op } of due)
    await transaction(store, (tx) =>
      resolveStep(
        tx,
        run_id,
        id,
        op === 'InvokeFunction' ? { type: 'error', error: timedOut } : { type: 'data', data: null },
      ),
    );
}

/** Starts what is due by the clock. Ticks missed while the server was away count as one. */
export async function fireCrons(store: Store, functions: Functions) {
  await transaction(store, async (tx) => {
    const due = await tx.execute<{ fn_id: string; trigger: string; next_at: string }>(sql`
      select fn_id, trigger, next_at from inngest_local.cron
      where next_at <= now() order by fn_id, trigger for update skip locked`);
    for (const { fn_id, trigger, next_at } of due) {
      const config = functions.get(fn_id);
      const at = new Date(next_at);
      const moment = at.toISOString();
      const id = `cron:${trigger}:${moment}`;
      const data = { cron: trigger, scheduledAt: moment, fireAt: moment };
      if (config) await startRun(tx, config, { id, name: 'inngest/scheduled.timer', data, ts: at.getTime() });
      await tx.execute(sql`
        update inngest_local.cron set next_at = ${nextTick(trigger).toISOString()}::timestamptz
        where fn_id = ${fn_id} and trigger = ${trigger}`);
    }
  });
}

/** Makes the table of crons say what the functions say; a trigger that stays keeps its next tick. */
export async function planCrons(store: Store, functions: Functions) {
  const crons = [...functions.values()].flatMap(({ id, triggers }) =>
    triggers.flatMap(({ cron }) => (cron ? [{ fn_id: id, trigger: cron, next_at: nextTick(cron) }] : [])),
  );
  const wanted = sql`json_to_recordset(${JSON.stringify(crons)}::json)
    as wanted (fn_id text, trigger text, next_at timestamptz)`;
  await transaction(store, async (tx) => {
    await tx.execute(sql`
      insert into inngest_local.cron (fn_id, trigger, next_at)
      select fn_id, trigger, next_at from ${wanted} on conflict do nothing`);
    await tx.execute(sql`
      delete from inngest_local.cron
      where (fn_id, trigger) not in (select fn_id, trigger from ${wanted})`);
  });
}

/** Idempotency expressions hold for a day, as on Inngest; what is over is kept for a month. */
export async function prune(store: Store) {
  await store.execute(sql`
    update inngest_local.run set idem_key = null
    where idem_key like 'key:%' and created_at < now() - interval '24 hours'`);
  await store.execute(sql`delete from inngest_local.run where ended_at < now() - interval '30 days'`);
  await store.execute(sql`delete from inngest_local.event where received_at < now() - interval '30 days'`);
}

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/db';
import { events, workItems } from '@/db/schema';
import { system } from '@/lib/staff/permissions';
import { ownWaybill } from '@/tests/own-database';
import { invariants } from './invariants';

const database = await ownWaybill();
const { aSoundShop } = await import('@/tests/sound-shop');
const { at, daysLater, minutesLater, only, owner, support } = await import('@/tests/world');
const { recordDoctorRun } = await import('./record-doctor-run');
const { listDoctorRuns } = await import('./health-queries');

const name = 'stock_is_its_movements';
const subject = `invariant:${name}`;
/** At a moment at which the shop of the test is sound. */
const hoursLater = (hours: number) => minutesLater(hours * 60, daysLater(5));
const openWork = () =>
  db
    .select()
    .from(workItems)
    .where(and(eq(workItems.type, 'broken_invariant'), isNull(workItems.closedAt)));
const spoil = (units: number) =>
  db.execute(sql`update stock_levels set on_hand = on_hand + ${units}
    where (variant_id, location_id) = (select variant_id, location_id from stock_levels order by 1, 2 limit 1)`);

before(aSoundShop);
after(async () => {
  await closeDb();
  await database.drop();
});

test('what is broken becomes work with its rows, and the next clean run closes it', async () => {
  assert.deepEqual(await recordDoctorRun(owner, {}, daysLater(5)), {
    invariants: invariants.length,
    broken: 0,
  });
  assert.deepEqual(await openWork(), []);

  await spoil(3);
  await recordDoctorRun(system('nightly-doctor'), {}, hoursLater(1));
  await recordDoctorRun(system('nightly-doctor'), {}, hoursLater(2));
  const work = only(await openWork());
  assert.deepEqual([work.subject, work.openedAt, work.data.violations], [subject, hoursLater(1), 1]);
  assert.equal((work.data.examples as { variant_id: number }[]).length, 1);

  await spoil(-3);
  await recordDoctorRun(owner, {}, hoursLater(3));
  assert.deepEqual(await openWork(), []);
  const told = await db
    .select({ type: events.type, actor: events.actor })
    .from(events)
    .where(eq(events.subject, subject))
    .orderBy(events.id);
  assert.deepEqual(told, [
    { type: 'work.opened', actor: 'system:nightly-doctor' },
    { type: 'work.closed', actor: `staff:${owner.id}` },
  ]);

  const runs = await listDoctorRuns(owner);
  assert.deepEqual(
    runs.map((run) => [run.at, run.broken.map((one) => one.name)]),
    [
      [hoursLater(3), []],
      [hoursLater(2), [name]],
      [hoursLater(1), [name]],
      [daysLater(5), []],
    ],
  );
});

test('one doctor at a time', async () => {
  await transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('waybill:doctor'))`);
    await assert.rejects(recordDoctorRun(owner, {}, at), { code: 'conflict' });
  });
});

test('only the owner may', async () => {
  await assert.rejects(recordDoctorRun(support, {}, at), { code: 'forbidden' });
  await assert.rejects(listDoctorRuns(support), { code: 'forbidden' });
});

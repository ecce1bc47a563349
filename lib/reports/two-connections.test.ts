import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'drizzle-orm';
import { closeDb, db, transaction } from '@/db';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { plantings } from '@/tests/plantings';
import { aSoundShop } from '@/tests/sound-shop';
import { at } from '@/tests/world';
import { invariants } from './invariants';
import { runDoctor } from './run-doctor';
import { examineAll, lookAtOnce } from './tx';

const now = addDays(at, 5);
const doctor = system('test');
const brokenOf = (findings: { name: string; violations: number }[]) =>
  findings.filter(({ violations }) => violations > 0).map(({ name }) => name);

before(aSoundShop);
after(closeDb);

test('both connections see what was there at the start, not what is written meanwhile', async () => {
  const seen = await transaction(async (tx) => {
    await lookAtOnce(tx);
    await tx.execute(sql`select 1`); // The first statement takes the snapshot.
    await corruptMuch();
    return examineAll(tx, now);
  });
  assert.equal(seen.length, invariants.length);
  assert.deepEqual(brokenOf(seen), []);
  assert.ok(brokenOf(await runDoctor(doctor, now)).length > 10, 'the corruptions are there for the next run');
});

/** Kept, unlike the corruptions of other tests: this file's database is its own. */
async function corruptMuch() {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    for (const { name } of invariants)
      for (const corruption of plantings[name] ?? [])
        await tx.transaction((tx) => tx.execute(sql.raw(corruption))).catch(() => {}); // Some exclude each other.
  });
}

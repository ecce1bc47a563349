import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeDb } from '@/db';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { plantings } from '@/tests/plantings';
import { aSoundShop, corrupted } from '@/tests/sound-shop';
import { at, marketing } from '@/tests/world';
import { invariants } from './invariants';
import { runDoctor } from './run-doctor';

const now = addDays(at, 5);

before(aSoundShop);
after(closeDb);

test('a shop that only used its operations is sound', async () => {
  const findings = await runDoctor(system('test'), now);
  assert.deepEqual(
    findings.filter(({ violations }) => violations > 0),
    [],
  );
  assert.equal(findings.length, invariants.length);
});

test('every invariant has a corruption to find', () => {
  assert.deepEqual(Object.keys(plantings).sort(), invariants.map(({ name }) => name).sort());
});

for (const { name } of invariants) {
  test(`the doctor sees it: ${name}`, async () => {
    const seen = await corrupted(name, now);
    assert.equal(seen.length, 1);
    assert.ok((seen[0]?.violations ?? 0) > 0, `${name} found nothing`);
  });
}

test('only who may run the doctor may', async () => {
  await assert.rejects(runDoctor(marketing, now), { code: 'forbidden' });
});

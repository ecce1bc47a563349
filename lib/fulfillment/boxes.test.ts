import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq, sql } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { boxes, events } from '@/db/schema';
import { assertRefused } from '@/tests/refused';
import { at, marketing, merchant, minutesLater, owner, support } from '@/tests/world';
import { retireBox } from './retire-box';
import { MOST_BOXES, saveBox } from './save-box';
import { listBoxes } from './station-queries';

after(closeDb);

const middle = { name: 'M', key: 2, lengthMm: 380, widthMm: 280, heightMm: 200, tareG: 180, maxG: 8000 };

test('boxes are kept, changed and retired, and their key is free again', async () => {
  const { boxId } = await saveBox(merchant, middle, at);
  const tube = await saveBox(owner, { ...middle, name: 'Tube', key: null, maxG: null }, at);
  const first = await saveBox(owner, { ...middle, name: 'S', key: 1 }, at);
  assert.deepEqual(await listBoxes(merchant), [
    { id: first.boxId, ...middle, name: 'S', key: 1 },
    { id: boxId, ...middle },
    { id: tube.boxId, ...middle, name: 'Tube', key: null, maxG: null },
  ]);
  await saveBox(merchant, { ...middle, boxId, name: 'Middle', tareG: 200 }, minutesLater(1));
  await retireBox(merchant, { boxId: first.boxId }, minutesLater(2));
  const again = await saveBox(owner, { ...middle, name: 's', key: 1 }, minutesLater(3));
  assert.deepEqual(
    (await listBoxes(owner)).map(({ id, name, key, tareG }) => [id, name, key, tareG]),
    [
      [again.boxId, 's', 1, 180],
      [boxId, 'Middle', 2, 200],
      [tube.boxId, 'Tube', null, 180],
    ],
  );
  const said = await db
    .select({ type: events.type, data: events.data, at: events.at })
    .from(events)
    .where(eq(events.subject, `box:${first.boxId}`));
  assert.deepEqual(said, [
    { type: 'box.saved', data: { name: 'S' }, at },
    { type: 'box.retired', data: { name: 'S' }, at: minutesLater(2) },
  ]);
});

test('two boxes never share a key or a name, and what is retired stays so', async () => {
  const { boxId } = await saveBox(owner, { ...middle, name: 'Flat', key: 4 }, at);
  await assertRefused(
    () => saveBox(owner, { ...middle, name: 'Long', key: 4 }, at),
    'conflict',
    /^Key 4 chooses another box already\.$/,
  );
  await assertRefused(
    () => saveBox(owner, { ...middle, name: 'FLAT', key: null }, at),
    'conflict',
    /^There is already a box called FLAT\.$/,
  );
  await retireBox(owner, { boxId }, at);
  await assertRefused(() => retireBox(owner, { boxId }, at), 'not_found', /not used any more/);
  await assertRefused(() => saveBox(owner, { ...middle, boxId, key: null }, at), 'not_found', /not used/);
});

test('there are never more boxes than anybody can tell apart', async () => {
  await db.update(boxes).set({ retiredAt: at }).where(sql`retired_at is null`);
  for (let i = 0; i < MOST_BOXES; i++) await saveBox(owner, { ...middle, name: `Box ${i}`, key: null }, at);
  await assertRefused(
    () => saveBox(owner, { ...middle, name: 'One more', key: null }, at),
    'conflict',
    /^There are 20 boxes already\. Retire one first\.$/,
  );
});

test('support and marketing change no boxes and see none', async () => {
  for (const actor of [support, marketing]) {
    await assertRefused(() => saveBox(actor, middle, at), 'forbidden', /role/);
    await assertRefused(() => retireBox(actor, { boxId: 1 }, at), 'forbidden', /role/);
    await assertRefused(() => listBoxes(actor), 'forbidden', /role/);
  }
});

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb, db } from '@/db';
import { settings } from '@/db/schema';
import { ownWaybill } from '@/tests/own-database';
import { getInstallationId } from './queries';

const database = await ownWaybill(); // an installation has one id for good
after(async () => {
  await closeDb();
  await database.drop();
});

test('an installation’s id is its letters, also where they look like a number', async () => {
  await db.insert(settings).values({ key: 'installation', value: '120e45678901' });
  assert.equal(await getInstallationId(), '120e45678901');
});

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { closeDb } from '@/db';
import { GET as live } from '../livez/route';
import { GET as ready } from './route';

after(closeDb);

test('alive and ready', async () => {
  assert.equal(live().status, 200);
  const answer = await ready();
  assert.deepEqual([answer.status, await answer.json()], [200, { status: 'ready' }]);
});

test('without a database it is alive, not ready, and says nothing of why', async () => {
  await closeDb();
  const url = process.env.DATABASE_URL;
  process.env.DATABASE_URL = 'postgres://nobody:secret@127.0.0.1:1/none';
  try {
    assert.equal(live().status, 200);
    const answer = await ready();
    assert.deepEqual([answer.status, await answer.text()], [503, '{"status":"not ready"}']);
  } finally {
    await closeDb();
    process.env.DATABASE_URL = url;
  }
});

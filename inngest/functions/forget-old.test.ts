import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { attempts, buckets, drafts, portalTokens, staffSessions } from '@/db/schema';
import { forgetTokens } from '@/lib/customers/forget-tokens';
import { forgetDrafts } from '@/lib/orders/forget-drafts';
import { forgetTries } from '@/lib/settings/forget-tries';
import { forgetSessions } from '@/lib/staff/forget-sessions';
import { system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { aPlacedOrder } from '@/tests/journeys';
import { aChannel, at, merchant, owner } from '@/tests/world';
import { functions } from '.';

after(closeDb);

const actor = system('test');
const hash = () => createHash('sha256').update(randomBytes(8)).digest();

test('every night it forgets', () => {
  const config = functions.find((one) => one.opts.id === 'forget-old')?.opts;
  assert.deepEqual(config?.triggers, [{ cron: '17 3 * * *' }]);
});

test('tries and buckets of yesterday go, those of today stay, so many at most', async () => {
  for (const [subject, days] of [
    ['old', -2],
    ['older', -3],
    ['today', 0],
  ] as const) {
    const moment = addDays(at, days);
    await db.insert(attempts).values({ scope: 'test', subject, windowAt: moment, count: 1 });
    await db.insert(buckets).values({ scope: 'test', subject, tokens: 1, leased: 1, filledAt: moment });
  }
  assert.deepEqual(await forgetTries(actor, { limit: 1 }, at), { forgotten: 2 });
  assert.deepEqual(await forgetTries(actor, { limit: 100 }, at), { forgotten: 2 });
  assert.deepEqual(
    (await db.select().from(attempts)).map(({ subject }) => subject),
    ['today'],
  );
  assert.deepEqual(
    (await db.select().from(buckets)).map(({ subject }) => subject),
    ['today'],
  );
});

test('links and visits go a month after they ended', async () => {
  const { orderId } = await aPlacedOrder();
  const [long, just] = [addDays(at, -31), addDays(at, -29)];
  for (const expiresAt of [long, just])
    await db.insert(portalTokens).values({
      tokenHash: hash(),
      orderId,
      purpose: 'track',
      createdAt: addDays(expiresAt, -60),
      expiresAt,
    });
  assert.deepEqual(await forgetTokens(actor, { limit: 100 }, at), { forgotten: 1 });
  assert.deepEqual(
    (await db.select().from(portalTokens)).map(({ expiresAt }) => expiresAt),
    [just],
  );
});

test('sessions go a month after they ended', async () => {
  const [long, just] = [addDays(at, -31), addDays(at, -29)];
  for (const expiresAt of [long, just])
    await db.insert(staffSessions).values({
      tokenHash: hash(),
      staffId: owner.id,
      createdAt: addDays(expiresAt, -1),
      seenAt: addDays(expiresAt, -1),
      expiresAt,
    });
  assert.deepEqual(await forgetSessions(actor, { limit: 100 }, at), { forgotten: 1 });
  assert.deepEqual(
    (await db.select().from(staffSessions)).map(({ expiresAt }) => expiresAt),
    [just],
  );
});

test('drafts go a month after they were discarded, open ones stay', async () => {
  const { id: channelId } = await aChannel();
  const [long, just] = [addDays(at, -31), addDays(at, -29)];
  for (const discardedAt of [long, just, null])
    await db.insert(drafts).values({ channelId, data: {}, createdAt: long, updatedAt: long, discardedAt });
  assert.deepEqual(await forgetDrafts(actor, { limit: 100 }, at), { forgotten: 1 });
  const left = await db.select().from(drafts).where(eq(drafts.channelId, channelId));
  assert.deepEqual(
    left.map(({ discardedAt }) => discardedAt),
    [just, null],
  );
});

test('nobody of the office forgets by hand', async () => {
  for (const forget of [forgetTries, forgetTokens, forgetSessions, forgetDrafts])
    await assert.rejects(forget(merchant, { limit: 1 }, at), { code: 'forbidden' });
});

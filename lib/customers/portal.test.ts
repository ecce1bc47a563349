import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { portalTokens } from '@/db/schema';
import { trackParcel } from '@/lib/fulfillment/track-parcel';
import { type CustomerActor, system } from '@/lib/staff/permissions';
import { addDays, addMinutes } from '@/lib/time';
import { aHandedOverParcel } from '@/tests/journeys';
import { aTrackedOrder, door, lookUp, mailedCode, markers, secret, visitOf } from '@/tests/portal';
import { at, merchant, minutesLater, unique } from '@/tests/world';
import { endPortal } from './end-portal';
import { issueLink } from './issue-link';
import { openLink } from './open-link';
import { getLink, getOwnOrder, getPortalSession, getTracking } from './portal-queries';
import { provePortal } from './prove-portal';
import { requestCode } from './request-code';

after(closeDb);

const wrong = 'ZZZZ-ZZZZ';

test('without the mailed code nothing personal and no price leaves the query', async () => {
  const { orderId, number } = await aTrackedOrder();
  const { token } = await lookUp(number, '20999');
  const customer = await visitOf(token);
  const shown = JSON.stringify(await getTracking(customer, orderId));
  assert.match(shown, new RegExp(number));
  for (const marker of ['arker', 'example.com', '20999', '7654321', '4711', '9422', 'EUR'])
    assert.equal(shown.includes(marker), false, marker);
  await assert.rejects(getOwnOrder(customer, orderId), { code: 'forbidden' });
});

test('a visit opens one order and no other', async () => {
  const [one, other] = [await aTrackedOrder(), await aTrackedOrder()];
  const customer = await visitOf((await lookUp(one.number, '20999')).token);
  await assert.rejects(getTracking(customer, other.orderId), { code: 'not_found' });
  const proven: CustomerActor = { ...customer, proven: true };
  await assert.rejects(getOwnOrder(proven, other.orderId), { code: 'not_found' });
});

test('the mailed code opens the rest, once, with a new key; the address is masked', async () => {
  const { orderId, number } = await aTrackedOrder(`${unique('ada')}@example.com`);
  const { token } = await lookUp(number, '20999');
  const customer = await visitOf(token);
  await requestCode(customer, { token }, at);
  const code = await mailedCode(orderId);

  const { token: proven } = await provePortal(customer, { token, code: code.toLowerCase(), secret }, at);
  assert.deepEqual(await visitOf(proven), { kind: 'customer', orderId, proven: true });
  assert.equal(await getPortalSession(door, token, at), null);
  const own = await getOwnOrder(await visitOf(proven), orderId);
  assert.deepEqual(
    [own?.email, own?.totalAmount, own?.shipTo?.line1],
    ['a…@example.com', 9422, markers.street],
  );
  await assert.rejects(provePortal(customer, { token, code, secret }, at), { code: 'unauthenticated' });
  await assert.rejects(provePortal(customer, { token: proven, code, secret }, at), { code: 'conflict' });
  assert.equal(await getPortalSession(door, proven, addMinutes(at, 31)), null);
});

test('five wrong codes, and the right one is worth nothing anymore', async () => {
  const { orderId, number } = await aTrackedOrder(`${unique('ada')}@example.com`);
  const { token } = await lookUp(number, '20999');
  const customer = await visitOf(token);
  await requestCode(customer, { token }, at);
  const answers = await Promise.all(
    Array.from({ length: 9 }, () =>
      provePortal(customer, { token, code: wrong, secret }, at).catch((error) => error.code),
    ),
  );
  assert.deepEqual(answers.sort(), [...Array(4).fill('conflict'), ...Array(5).fill('invalid')]);
  const code = await mailedCode(orderId);
  await assert.rejects(provePortal(customer, { token, code, secret }, at), { code: 'conflict' });

  await requestCode(customer, { token }, at);
  const fresh = await mailedCode(orderId);
  assert.notEqual(fresh, code);
  await provePortal(customer, { token, code: fresh, secret }, at);
});

test('a code works for ten minutes, and only the newest one', async () => {
  const { orderId, number } = await aTrackedOrder(`${unique('ada')}@example.com`);
  const { token } = await lookUp(number, '20999');
  const customer = await visitOf(token);
  await requestCode(customer, { token }, at);
  const first = await mailedCode(orderId);
  await requestCode(customer, { token }, at);
  const second = await mailedCode(orderId);
  await assert.rejects(provePortal(customer, { token, code: first, secret }, at), { code: 'invalid' });
  await assert.rejects(provePortal(customer, { token, code: second, secret }, addMinutes(at, 11)), {
    code: 'conflict',
  });
});

test('a code that another browser asked for is refused', async () => {
  const { orderId, number } = await aTrackedOrder(`${unique('ada')}@example.com`);
  const [mine, theirs] = [await lookUp(number, '20999'), await lookUp(number, '20999')];
  const customer = await visitOf(mine.token);
  await requestCode(customer, mine, at);
  const code = await mailedCode(orderId);
  await assert.rejects(provePortal(customer, { ...theirs, code, secret }, at), { code: 'conflict' });
  await requestCode(customer, theirs, at);
  await assert.rejects(provePortal(customer, { ...theirs, code, secret }, at), { code: 'invalid' });
  await provePortal(customer, { ...mine, code, secret }, at);
});

test('nobody has more than five codes an hour mailed to a customer', async () => {
  const { number } = await aTrackedOrder(`${unique('ada')}@example.com`);
  const { token } = await lookUp(number, '20999');
  const customer = await visitOf(token);
  for (let i = 0; i < 5; i += 1) await requestCode(customer, { token }, at);
  await assert.rejects(requestCode(customer, { token }, at), { code: 'too_many' });
});

test('nobody has more than ten codes an hour mailed to one mailbox, however many orders it has', async () => {
  const email = `${unique('ada')}@example.com`;
  const visits = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const { number } = await aTrackedOrder(email);
      const { token } = await lookUp(number, email);
      return { token, customer: await visitOf(token) };
    }),
  );
  const asked: string[] = [];
  for (const { token, customer } of visits)
    for (let i = 0; i < 4; i += 1)
      asked.push(
        await requestCode(customer, { token }, at).then(
          () => 'sent',
          (error) => error.code,
        ),
      );
  assert.deepEqual(asked, [...Array(10).fill('sent'), 'too_many', 'too_many']);
});

test('a mailed link opens once, for its own purpose; looking at it spends nothing', async () => {
  const { orderId, number } = await aTrackedOrder();
  const { token: link } = await issueLink(system('letters'), { orderId, purpose: 'track' }, at);
  for (let i = 0; i < 100; i += 1) assert.equal((await getLink(door, link, at))?.usedAt, null);

  const opened = await openLink(door, { token: link }, at);
  assert.equal(opened.purpose, 'track');
  assert.deepEqual(await visitOf(opened.token), { kind: 'customer', orderId, proven: false });
  await assert.rejects(openLink(door, { token: link }, at), { code: 'not_found' });
  assert.equal((await getLink(door, link, at))?.number, number);

  const { token: voting } = await issueLink(
    system('letters'),
    { orderId, purpose: 'feedback', subject: '1' },
    at,
  );
  await assert.rejects(openLink(door, { token: voting }, at), { code: 'not_found' });
  assert.equal(await getPortalSession(door, link, at), null);
  assert.equal(await getPortalSession(door, voting, at), null);
});

test('eight clicks on one link open it once', async () => {
  const { orderId } = await aTrackedOrder();
  const { token } = await issueLink(system('letters'), { orderId, purpose: 'track' }, at);
  const clicks = await Promise.allSettled(Array.from({ length: 8 }, () => openLink(door, { token }, at)));
  assert.equal(clicks.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('links are too old after 60 days, and end when they are revoked', async () => {
  const { orderId } = await aTrackedOrder();
  const { token } = await issueLink(system('letters'), { orderId, purpose: 'track' }, at);
  assert.equal(await getLink(door, token, addDays(at, 61)), null);
  await assert.rejects(openLink(door, { token }, addDays(at, 61)), { code: 'not_found' });
  await assert.rejects(openLink(door, { token: `${token}x` }, at), { code: 'not_found' });
});

test('"close this order" ends the visit at once, and only keys of visits are kept as hashes', async () => {
  const { orderId, number } = await aTrackedOrder();
  const { token } = await lookUp(number, '20999');
  await endPortal(await visitOf(token), { token }, at);
  assert.equal(await getPortalSession(door, token, at), null);
  const kept = await db.select().from(portalTokens).where(eq(portalTokens.orderId, orderId));
  assert.equal(JSON.stringify(kept).includes(token), false);
});

test('what a carrier remarks is for the proven customer only: it may name people', async () => {
  const { orderId, parcelId } = await aHandedOverParcel();
  const report = { parcelId, providerEventId: unique('scan'), status: 'in_transit', place: 'Metz' } as const;
  await trackParcel(
    merchant,
    { ...report, at: minutesLater(90), words: 'Left with Mr. Marker' },
    minutesLater(90),
  );
  const seenBy = async (proven: boolean) =>
    (await getTracking({ kind: 'customer', orderId, proven }, orderId))?.parcels.flatMap((parcel) =>
      parcel.checkpoints.map(({ place, words }) => ({ place, words })),
    );
  assert.deepEqual(await seenBy(false), [{ place: 'Metz', words: null }]);
  assert.deepEqual(await seenBy(true), [{ place: 'Metz', words: 'Left with Mr. Marker' }]);
});

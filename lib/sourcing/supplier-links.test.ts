import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { locations, supplierLinks } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { eightAtOnce } from '@/tests/refused';
import { aSupplier, aSupplierLink, comeIn, supplierDoor } from '@/tests/suppliers';
import {
  aLocation,
  at,
  daysLater,
  merchant,
  minutesLater,
  only,
  owner,
  support,
  unique,
} from '@/tests/world';
import { issueSupplierLink } from './issue-supplier-link';
import { openSupplierLink } from './open-supplier-link';
import { revokeSupplierLink } from './revoke-supplier-link';
import { getLinkLetter, getSupplierVisit, listSuppliers } from './supplier-queries';

after(closeDb);

const secret = 'a secret of at least thirty-two characters';
const linkNow = async (id: number) =>
  only(await db.select().from(supplierLinks).where(eq(supplierLinks.id, id)));
const answerTo = (token: string, moment = at, network = unique('net')) =>
  openSupplierLink(supplierDoor, { token, network }, moment).then(
    () => 'in',
    (error) => `${error.code}: ${error.message}`,
  );

test('a link opens its own location as often as needed, and only a hash of it is stored', async () => {
  const place = await aSupplier();
  const { linkId, token } = await aSupplierLink(place.id);
  const visit = await comeIn(token, minutesLater(1));
  assert.deepEqual(visit?.supplier, { kind: 'supplier', locationId: place.id, linkId });
  assert.ok(await comeIn(token, minutesLater(2)), 'the second time opens as well');
  const row = await linkNow(linkId);
  assert.deepEqual(row.lastUsedAt, minutesLater(2));
  assert.equal(JSON.stringify(row).includes(token), false);
  const { token: second } = await aSupplierLink(place.id);
  assert.notEqual(second, token);
});

test('unknown, withdrawn, expired and those of a closed location: the same words', async () => {
  const place = await aSupplier();
  const [withdrawn, short, closed] = await Promise.all([
    aSupplierLink(place.id),
    aSupplierLink(place.id, at, { days: 2 }),
    aSupplierLink((await aSupplier()).id),
  ]);
  await revokeSupplierLink(owner, { linkId: withdrawn.linkId }, minutesLater(1));
  await db.update(locations).set({ closedAt: at }).where(eq(locations.id, closed.supplier.locationId));
  assert.equal(await answerTo(short.token, daysLater(1)), 'in');
  const answers = await Promise.all([
    answerTo('x'.repeat(43), daysLater(3)),
    answerTo(withdrawn.token, daysLater(3)),
    answerTo(short.token, daysLater(3)),
    answerTo(closed.token, daysLater(3)),
  ]);
  assert.equal(new Set(answers).size, 1, answers.join('\n'));
  assert.match(answers[0] ?? '', /^not_found: This link does not work: .* Ask for a new one/);
});

test('a withdrawn link ends the visits it has opened', async () => {
  const { linkId, token } = await aSupplierLink((await aSupplier()).id);
  await comeIn(token);
  await revokeSupplierLink(owner, { linkId }, minutesLater(1));
  assert.equal(await getSupplierVisit(supplierDoor, linkId, minutesLater(1)), null);
});

test('one of eight withdraws it', async () => {
  const { linkId } = await aSupplierLink((await aSupplier()).id);
  const { done, refused } = await eightAtOnce(() => revokeSupplierLink(owner, { linkId }, minutesLater(1)));
  assert.equal(done.length, 1);
  assert.deepEqual(refused, Array(7).fill('conflict'));
});

test('wrong links are counted per network, right ones are not', async () => {
  const { token } = await aSupplierLink((await aSupplier()).id);
  const network = unique('net');
  for (let i = 0; i < 30; i++) assert.equal(await answerTo(token, at, network), 'in');
  for (let i = 0; i < 20; i++) assert.match(await answerTo('y'.repeat(43), at, network), /^not_found/);
  assert.match(await answerTo(token, at, network), /^too_many: .* Wait an hour/);
  assert.equal(await answerTo(token, minutesLater(61), network), 'in');
});

test('only owners issue and withdraw, and only for suppliers', async () => {
  const { id: locationId } = await aSupplier();
  const { linkId } = await aSupplierLink(locationId);
  for (const actor of [merchant, support])
    for (const tried of [
      () => issueSupplierLink(actor, { locationId, secret }, at),
      () => revokeSupplierLink(actor, { linkId }, at),
      () => listSuppliers(actor, at),
    ])
      await assert.rejects(tried, { code: 'forbidden' });
  const warehouse = await aLocation();
  await assert.rejects(
    issueSupplierLink(owner, { locationId: warehouse.id, secret }, at),
    (error) => error instanceof Refusal && /is no supplier/.test(error.message),
  );
  await assert.rejects(issueSupplierLink(owner, { locationId: 987_654, secret }, at), { code: 'not_found' });
});

test('the office sees the links without what opens them; the letter is for a link that works', async () => {
  const place = await aSupplier();
  const { linkId } = await aSupplierLink(place.id, at, { email: 'orders@supplier.test', days: 30 });
  assert.equal((await getLinkLetter(owner, linkId, at))?.email, 'orders@supplier.test');
  await revokeSupplierLink(owner, { linkId }, minutesLater(1));
  assert.equal(await getLinkLetter(owner, linkId, minutesLater(2)), null);
  const listed = (await listSuppliers(owner, minutesLater(2))).find(({ id }) => id === place.id);
  assert.deepEqual(
    listed?.links.map(({ id, email, createdBy, revokedAt }) => [id, email, createdBy, revokedAt !== null]),
    [[linkId, 'orders@supplier.test', owner.kind === 'staff' ? owner.name : '', true]],
  );
  assert.deepEqual((await listSuppliers(owner, daysLater(90))).find(({ id }) => id === place.id)?.links, []);
});

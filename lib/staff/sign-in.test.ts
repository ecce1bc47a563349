import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events } from '@/db/schema';
import type { Role } from '@/db/statuses';
import { addMinutes } from '@/lib/time';
import { changePassword } from './change-password';
import { changeStaff } from './change-staff';
import { checkPassword } from './check-password';
import { createStaff } from './create-staff';
import { endSession } from './end-session';
import { endSessions } from './end-sessions';
import { type Actor, system } from './permissions';
import { resetPassword } from './reset-password';
import { resumeSession } from './resume-session';
import { startSession } from './start-session';

after(closeDb);

const door = system('sign-in');
const at = new Date('2026-11-22T10:00:00.000Z');
const right = 'four mugs and a tablecloth';
const address = () => `203.0.113.${randomUUID()}`;

async function aPerson(role: Role = 'support') {
  const email = `${randomUUID()}@halmrive.example`;
  const { staffId } = await createStaff(door, { email, name: 'Noor', role, password: right }, at);
  const actor: Actor = { kind: 'staff', id: staffId, name: 'Noor', role, locationIds: null };
  return { staffId, email, actor };
}
const aSession = async (staffId: number, from = at) => (await startSession(door, { staffId }, from)).sid;
type Browser = { id: string; staffId: number };
const attempt = (email: string, password: string, from = address(), moment = at, device?: Browser) =>
  checkPassword(door, { email, password, address: from, device }, moment).then(
    () => 'in',
    (error) => error.code,
  );

test('the right password answers who it is, a wrong one says the same as an unknown person', async () => {
  const { staffId, email } = await aPerson();
  assert.deepEqual(await checkPassword(door, { email, password: right, address: address() }, at), {
    staffId,
  });
  const no = { code: 'unauthenticated', message: 'E-mail and password do not match.' };
  await assert.rejects(checkPassword(door, { email, password: 'wrong', address: address() }, at), no);
  const unknown = `${randomUUID()}@halmrive.example`;
  await assert.rejects(checkPassword(door, { email: unknown, password: right, address: address() }, at), no);
});

test('ten wrong passwords, and the eleventh is not even looked at, nor the right one, for 15 minutes', async () => {
  const { email } = await aPerson();
  const tries = await Promise.all(Array.from({ length: 40 }, () => attempt(email, 'wrong')));
  assert.equal(tries.filter((answer) => answer === 'unauthenticated').length, 10);
  assert.equal(tries.filter((answer) => answer === 'too_many').length, 30);
  assert.equal(await attempt(email, right), 'too_many');
  assert.equal(await attempt(email, right, address(), addMinutes(at, 14)), 'too_many');
  assert.equal(await attempt(email, right, address(), addMinutes(at, 30)), 'in');
  assert.equal(await attempt(email, 'wrong', address(), addMinutes(at, 30)), 'unauthenticated');
});

test('a stranger who guesses is noted, and cannot lock the person out of a browser they know', async () => {
  const { staffId, email } = await aPerson();
  const own = { id: randomUUID(), staffId };
  const guess = (device?: Browser) => attempt(email, 'wrong', address(), at, device);
  await Promise.all(Array.from({ length: 20 }, () => guess()));
  assert.equal(await attempt(email, right), 'too_many');
  const somebodyElse = { id: randomUUID(), staffId: (await aPerson()).staffId };
  assert.equal(await attempt(email, right, address(), at, somebodyElse), 'too_many');
  assert.equal(await attempt(email, right, address(), at, own), 'in');

  const tries = await Promise.all(Array.from({ length: 12 }, () => guess(own)));
  assert.equal(tries.filter((answer) => answer === 'too_many').length, 2);
  const noted = await db
    .select()
    .from(events)
    .where(eq(events.subject, `staff:${staffId}`));
  assert.deepEqual(
    noted.filter(({ type }) => type === 'staff.guessed').map(({ data }) => data),
    Array(2).fill({ staffId, tries: 11 }),
  );
});

test('an unknown person is locked out in the same way', async () => {
  const email = `${randomUUID()}@halmrive.example`;
  const tries = await Promise.all(Array.from({ length: 11 }, () => attempt(email, 'wrong')));
  assert.deepEqual(tries.filter((answer) => answer === 'too_many').length, 1);
});

test('one address may fail a hundred times over all accounts; signing in does not use them up', async () => {
  const { email } = await aPerson();
  const here = address();
  const later = addMinutes(at, 60);
  for (let i = 0; i < 3; i += 1) assert.equal(await attempt(email, right, here, later), 'in');
  const guesses = await Promise.all(
    Array.from({ length: 101 }, () => attempt(`${randomUUID()}@halmrive.example`, 'wrong', here, later)),
  );
  assert.equal(guesses.filter((answer) => answer === 'too_many').length, 1);
});

test('nobody learns from the time whether a person exists', async () => {
  const { email } = await aPerson();
  const timed = async (who: string) => {
    const start = performance.now();
    await attempt(who, 'wrong');
    return performance.now() - start;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let i = 0; i < 9; i += 1) {
    known.push(await timed(email));
    unknown.push(await timed(`${randomUUID()}@halmrive.example`));
  }
  const fastest = (times: number[]) => Math.min(...times);
  assert.ok(
    fastest(unknown) > 0.5 * fastest(known) && fastest(known) > 0.5 * fastest(unknown),
    `known ${fastest(known)} ms, unknown ${fastest(unknown)} ms`,
  );
});

test('a session lives while it is used, 30 minutes without use, 10 hours at most', async () => {
  const { staffId } = await aPerson();
  const sid = await aSession(staffId);
  const whenAsked = (minutes: number) => resumeSession(door, { sid }, addMinutes(at, minutes));

  assert.equal((await whenAsked(29))?.id, staffId);
  assert.equal((await whenAsked(58))?.id, staffId);
  assert.equal(await whenAsked(89), null);

  const used = await aSession(staffId);
  for (let minutes = 0; minutes < 600; minutes += 25)
    assert.ok(await resumeSession(door, { sid: used }, addMinutes(at, minutes)));
  assert.equal(await resumeSession(door, { sid: used }, addMinutes(at, 601)), null);
});

test('a copied cookie is worth nothing after signing out', async () => {
  const { staffId } = await aPerson();
  const [here, there] = [await aSession(staffId), await aSession(staffId)];
  await endSession(door, { sid: here }, at);
  assert.equal(await resumeSession(door, { sid: here }, at), null);
  assert.equal((await resumeSession(door, { sid: there }, at))?.id, staffId);
  await endSessions(door, { staffId }, at);
  assert.equal(await resumeSession(door, { sid: there }, at), null);
  assert.equal(await resumeSession(door, { sid: 'made up' }, at), null);
});

test('disabling and a new role end every session at once', async () => {
  const { staffId, email } = await aPerson();
  const first = await aSession(staffId);
  await changeStaff(door, { staffId, role: 'marketing' }, at);
  assert.equal(await resumeSession(door, { sid: first }, at), null);

  const second = await aSession(staffId);
  assert.equal((await resumeSession(door, { sid: second }, at))?.role, 'marketing');
  await changeStaff(door, { staffId, disabled: true }, at);
  assert.equal(await resumeSession(door, { sid: second }, at), null);
  assert.equal(await attempt(email, right), 'unauthenticated');
  await assert.rejects(startSession(door, { staffId }, at), { code: 'unauthenticated' });

  await changeStaff(door, { staffId, disabled: false }, at);
  assert.equal(await attempt(email, right), 'in');
});

test('a new password ends all other sessions and the old password', async () => {
  const { staffId, email, actor } = await aPerson();
  const [here, there] = [await aSession(staffId), await aSession(staffId)];
  const password = 'six bowls and a carafe';
  await assert.rejects(changePassword(actor, { current: 'wrong', password, sid: here }, at), {
    code: 'invalid',
  });
  assert.equal((await resumeSession(door, { sid: there }, at))?.id, staffId);

  await changePassword(actor, { current: right, password, sid: here }, at);
  assert.equal((await resumeSession(door, { sid: here }, at))?.id, staffId);
  assert.equal(await resumeSession(door, { sid: there }, at), null);
  assert.equal(await attempt(email, right), 'unauthenticated');
  assert.equal(await attempt(email, password), 'in');
});

test('an owner sets a new password for somebody who is locked out', async () => {
  const { staffId, email } = await aPerson();
  const { actor: owner } = await aPerson('owner');
  const sid = await aSession(staffId);
  await Promise.all(Array.from({ length: 11 }, () => attempt(email, 'wrong')));
  await resetPassword(owner, { staffId, password: 'two candle holders' }, at);
  assert.equal(await resumeSession(door, { sid }, at), null);
  assert.equal(await attempt(email, 'two candle holders'), 'in');
});

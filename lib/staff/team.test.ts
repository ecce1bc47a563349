import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { eq } from 'drizzle-orm';
import { closeDb, db } from '@/db';
import { events, staff } from '@/db/schema';
import type { Role } from '@/db/statuses';
import { changeStaff } from './change-staff';
import { createFirstOwner } from './create-first-owner';
import { createStaff } from './create-staff';
import { CreateStaffInput } from './inputs';
import { type Actor, system } from './permissions';
import { listStaff } from './queries';
import { refuseWithoutOwner } from './tx';

after(closeDb);

const at = new Date('2026-11-22T10:00:00.000Z');
const password = 'four mugs and a tablecloth';
const anAddress = () => `${randomUUID()}@halmrive.example`;

async function aPerson(role: Role) {
  const { staffId } = await createStaff(
    system('test'),
    { email: anAddress(), name: 'Noor', role, password },
    at,
  );
  const actor: Actor = { kind: 'staff', id: staffId, name: 'Noor', role, locationIds: null };
  return { staffId, actor };
}
const personNow = async (id: number) =>
  (
    await db.select({ role: staff.role, disabledAt: staff.disabledAt }).from(staff).where(eq(staff.id, id))
  )[0];

test('an owner adds somebody; the address is kept small and used once', async () => {
  const { actor } = await aPerson('owner');
  const email = anAddress();
  const input = CreateStaffInput.parse({
    email: ` ${email.toUpperCase()} `,
    name: 'Ada',
    role: 'merchant',
    password,
  });
  const { staffId } = await createStaff(actor, input, at);
  assert.deepEqual(await personNow(staffId), { role: 'merchant', disabledAt: null });
  await assert.rejects(createStaff(actor, input, at), {
    code: 'conflict',
    message: `There is already an account for ${email}.`,
  });
  const said = await db
    .select({ type: events.type })
    .from(events)
    .where(eq(events.subject, `staff:${staffId}`));
  assert.deepEqual(said, [{ type: 'staff.created' }]);
});

test('short passwords and odd addresses are refused', () => {
  const person = { email: anAddress(), name: 'Ada', role: 'support', password };
  assert.equal(CreateStaffInput.safeParse({ ...person, password: 'short' }).success, false);
  assert.equal(CreateStaffInput.safeParse({ ...person, email: 'a@b.example, c@d.example' }).success, false);
  assert.equal(CreateStaffInput.safeParse({ ...person, role: 'king' }).success, false);
  assert.equal(CreateStaffInput.safeParse({ ...person, isOwner: true }).success, false);
});

for (const role of ['merchant', 'support', 'marketing'] as const)
  test(`${role} may not touch the team`, async () => {
    const { actor } = await aPerson(role);
    const { staffId } = await aPerson('support');
    const input = { email: anAddress(), name: 'Ada', role: 'owner' as const, password };
    await assert.rejects(createStaff(actor, input, at), { code: 'forbidden' });
    await assert.rejects(changeStaff(actor, { staffId, disabled: true }, at), { code: 'forbidden' });
    await assert.rejects(listStaff(actor, at), { code: 'forbidden' });
    assert.deepEqual(await personNow(staffId), { role: 'support', disabledAt: null });
  });

test('nobody changes their own role or shuts themselves out', async () => {
  const { staffId, actor } = await aPerson('owner');
  await aPerson('owner');
  await assert.rejects(changeStaff(actor, { staffId, role: 'support' }, at), { code: 'conflict' });
  await assert.rejects(changeStaff(actor, { staffId, disabled: true }, at), { code: 'conflict' });
  assert.deepEqual(await personNow(staffId), { role: 'owner', disabledAt: null });
});

test('the last owner stays', async () => {
  await db
    .transaction(async (tx) => {
      const [one] = await tx
        .insert(staff)
        .values({ email: anAddress(), name: 'Ada', role: 'owner', passwordHash: 'x', createdAt: at })
        .returning({ id: staff.id });
      await refuseWithoutOwner(tx, 0);
      await tx.update(staff).set({ disabledAt: at }).where(eq(staff.role, 'owner'));
      await tx
        .update(staff)
        .set({ disabledAt: null })
        .where(eq(staff.id, one?.id ?? 0));
      await assert.rejects(refuseWithoutOwner(tx, one?.id ?? 0), {
        code: 'conflict',
        message: 'This is the last owner. Make somebody else an owner first.',
      });
      tx.rollback();
    })
    .catch((error) => assert.equal(error.constructor.name, 'TransactionRollbackError'));
});

test('the first owner is made once; afterwards the door is shut', async () => {
  await aPerson('owner');
  const input = { email: anAddress(), name: 'Mallory', password };
  await assert.rejects(createFirstOwner(system('setup'), input, at), { code: 'conflict' });
  const made = await db.select({ id: staff.id }).from(staff).where(eq(staff.email, input.email));
  assert.deepEqual(made, []);
});

import { eq } from 'drizzle-orm';
import { db, transaction } from '@/db';
import { staff } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { countAttempt, forgetAttempts } from '@/lib/settings/tx';
import { hashPassword, verifyPassword } from './hash-password';
import type { ChangePasswordInput } from './inputs';
import { type Actor, permit } from './permissions';
import { sessionHash, TRIES_MINUTES, TRIES_PER_ACCOUNT } from './rules';
import { endSessionsOf } from './tx';

/** One's own, with the current one. Every other session of this person ends. */
export async function changePassword(
  actor: Actor,
  { current, password, sid }: ChangePasswordInput,
  at: Date,
): Promise<void> {
  permit(actor, 'account.own');
  if (actor.kind !== 'staff') throw new Refusal('forbidden', 'Only people have passwords.');
  const own = { scope: 'own-password', subject: String(actor.id) };

  const tries = await transaction((tx) => countAttempt(tx, { ...own, minutes: TRIES_MINUTES }, at));
  if (tries > TRIES_PER_ACCOUNT)
    throw new Refusal('too_many', `Too many wrong passwords. Wait ${TRIES_MINUTES} minutes, then try again.`);
  const [person] = await db
    .select({ passwordHash: staff.passwordHash })
    .from(staff)
    .where(eq(staff.id, actor.id));
  if (!(await verifyPassword(person?.passwordHash, current)))
    throw new Refusal('invalid', 'The current password is another one.');

  const passwordHash = await hashPassword(password);
  await transaction(async (tx) => {
    await tx.update(staff).set({ passwordHash }).where(eq(staff.id, actor.id));
    await endSessionsOf(tx, actor.id, at, sessionHash(sid));
    await forgetAttempts(tx, own);
  });
}

import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { staff } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { forgetAttempts } from '@/lib/settings/tx';
import { hashPassword } from './hash-password';
import type { ResetPasswordInput } from './inputs';
import { type Actor, permit } from './permissions';
import { endSessionsOf } from './tx';

/** For somebody who has forgotten theirs. Ends all their sessions and lifts the wait after wrong tries. */
export async function resetPassword(
  actor: Actor,
  { staffId, password }: ResetPasswordInput,
  at: Date,
): Promise<void> {
  permit(actor, 'staff.manage');
  const passwordHash = await hashPassword(password);

  await transaction(async (tx) => {
    const [person] = await tx
      .update(staff)
      .set({ passwordHash })
      .where(eq(staff.id, staffId))
      .returning({ email: staff.email });
    if (!person) throw new Refusal('not_found', 'This account does not exist.');
    await endSessionsOf(tx, staffId, at);
    await forgetAttempts(tx, { scope: 'sign-in', subject: person.email });
    await record(tx, actor, at, { type: 'staff.changed', subject: `staff:${staffId}`, data: { staffId } });
  });
}

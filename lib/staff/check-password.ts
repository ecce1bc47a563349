import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, isNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { staff } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { countAttempt, forgetAttempts, uncountAttempt } from '@/lib/settings/tx';
import { verifyPassword } from './hash-password';
import type { CheckPasswordInput } from './inputs';
import { type Actor, permit } from './permissions';
import { TRIES_MINUTES, TRIES_PER_ACCOUNT, TRIES_PER_ADDRESS, waitBeforeTry } from './rules';

/**
 * Answers whose password this is. The same refusal after the same time, whether the person exists or not. A browser in
 * which this person has signed in before has tries of its own: a stranger who guesses cannot lock them out.
 */
export async function checkPassword(
  actor: Actor,
  { email, password, address, device }: CheckPasswordInput,
  at: Date,
): Promise<{ staffId: number }> {
  permit(actor, 'staff.manage');
  const place = { scope: 'sign-in-address', subject: address };

  const { account, tries, triesHere, found } = await transaction(async (tx) => {
    const [found] = await tx
      .select({ id: staff.id, passwordHash: staff.passwordHash })
      .from(staff)
      .where(and(eq(staff.email, email), isNull(staff.disabledAt)));
    const known = device !== undefined && device.staffId === found?.id;
    const account = known
      ? { scope: 'sign-in-device', subject: device.id }
      : { scope: 'sign-in', subject: email };
    const [tries, triesHere] = await Promise.all([
      countAttempt(tx, { ...account, minutes: TRIES_MINUTES }, at),
      known ? 0 : countAttempt(tx, { ...place, minutes: TRIES_MINUTES }, at),
    ]);
    if (found && tries === TRIES_PER_ACCOUNT + 1)
      await record(tx, actor, at, {
        type: 'staff.guessed',
        subject: `staff:${found.id}`,
        data: { staffId: found.id, tries },
      });
    return { account, tries, triesHere, found };
  });
  if (tries > TRIES_PER_ACCOUNT || triesHere > TRIES_PER_ADDRESS)
    throw new Refusal(
      'too_many',
      `Too many wrong passwords. Wait ${TRIES_MINUTES} minutes, then try again, or ask an owner for a new password.`,
    );

  await sleep(waitBeforeTry(tries));
  const right = await verifyPassword(found?.passwordHash, password);
  if (!found || !right) throw new Refusal('unauthenticated', 'E-mail and password do not match.');

  await transaction(async (tx) => {
    await Promise.all([forgetAttempts(tx, account), uncountAttempt(tx, place, at)]);
  });
  return { staffId: found.id };
}

import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { staff, staffSessions } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { addMinutes } from '@/lib/time';
import type { StartSessionInput } from './inputs';
import { type Actor, permit } from './permissions';
import { SESSION_HOURS, sessionHash } from './rules';

/** The `sid` is told once, here; we keep its hash. */
export async function startSession(
  actor: Actor,
  { staffId }: StartSessionInput,
  at: Date,
): Promise<{ sid: string }> {
  permit(actor, 'staff.manage');
  const sid = randomBytes(32).toString('base64url');

  await transaction(async (tx) => {
    const [person] = await tx
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.id, staffId), isNull(staff.disabledAt)))
      .for('share');
    if (!person) throw new Refusal('unauthenticated', 'This account is not open.');
    await tx.insert(staffSessions).values({
      tokenHash: sessionHash(sid),
      staffId,
      createdAt: at,
      seenAt: at,
      expiresAt: addMinutes(at, SESSION_HOURS * 60),
    });
  });
  return { sid };
}

import { and, eq, isNull } from 'drizzle-orm';
import { transaction } from '@/db';
import { staffSessions } from '@/db/schema';
import type { EndSessionInput } from './inputs';
import { type Actor, permit } from './permissions';
import { sessionHash } from './rules';

/** Signing out: from this moment a copy of the cookie is worth nothing. */
export async function endSession(actor: Actor, { sid }: EndSessionInput, at: Date) {
  permit(actor, 'staff.manage');
  await transaction((tx) =>
    tx
      .update(staffSessions)
      .set({ revokedAt: at })
      .where(and(eq(staffSessions.tokenHash, sessionHash(sid)), isNull(staffSessions.revokedAt))),
  );
}

import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { db, transaction } from '@/db';
import { staff, staffSessions } from '@/db/schema';
import { addMinutes } from '@/lib/time';
import type { EndSessionInput } from './inputs';
import { type Actor, permit, type StaffActor } from './permissions';
import { IDLE_MINUTES, sessionHash } from './rules';

/** Who this session belongs to, with today's role, or null: ended, idle, too old, disabled. Notes at most once a minute that it lives. */
export async function resumeSession(
  actor: Actor,
  { sid }: EndSessionInput,
  at: Date,
): Promise<StaffActor | null> {
  permit(actor, 'staff.manage');
  const tokenHash = sessionHash(sid);

  const [found] = await db
    .select({
      id: staff.id,
      name: staff.name,
      role: staff.role,
      locationIds: staff.locationIds,
      seenAt: staffSessions.seenAt,
    })
    .from(staffSessions)
    .innerJoin(staff, eq(staff.id, staffSessions.staffId))
    .where(
      and(
        eq(staffSessions.tokenHash, tokenHash),
        isNull(staffSessions.revokedAt),
        isNull(staff.disabledAt),
        gt(staffSessions.expiresAt, at),
        gt(staffSessions.seenAt, addMinutes(at, -IDLE_MINUTES)),
      ),
    );
  if (!found) return null;

  const { seenAt, ...person } = found;
  if (seenAt < addMinutes(at, -1))
    await transaction((tx) =>
      tx
        .update(staffSessions)
        .set({ seenAt: sql`greatest(${staffSessions.seenAt}, ${at.toISOString()}::timestamptz)` })
        .where(eq(staffSessions.tokenHash, tokenHash)),
    );
  return { kind: 'staff', ...person };
}

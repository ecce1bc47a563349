import { and, asc, count, desc, eq, gt, isNull, max } from 'drizzle-orm';
import { db } from '@/db';
import { staff, staffSessions } from '@/db/schema';
import { addMinutes } from '@/lib/time';
import { type Actor, permit } from './permissions';
import { IDLE_MINUTES } from './rules';

/** Everybody who ever worked here, those with access first. */
export async function listStaff(actor: Actor, at: Date) {
  permit(actor, 'staff.manage');
  const live = db
    .select({
      staffId: staffSessions.staffId,
      sessions: count().as('sessions'),
      seenAt: max(staffSessions.seenAt).as('seen_at'),
    })
    .from(staffSessions)
    .where(
      and(
        isNull(staffSessions.revokedAt),
        gt(staffSessions.expiresAt, at),
        gt(staffSessions.seenAt, addMinutes(at, -IDLE_MINUTES)),
      ),
    )
    .groupBy(staffSessions.staffId)
    .as('live');
  const rows = await db
    .select({
      id: staff.id,
      name: staff.name,
      email: staff.email,
      role: staff.role,
      disabledAt: staff.disabledAt,
      sessions: live.sessions,
      seenAt: live.seenAt,
    })
    .from(staff)
    .leftJoin(live, eq(live.staffId, staff.id))
    .orderBy(desc(isNull(staff.disabledAt)), asc(staff.name), asc(staff.id));
  return rows.map((row) => ({ ...row, sessions: row.sessions ?? 0 }));
}

/** Whether the shop has been set up. Everybody may know: the first visitor is asked to be the owner. */
export async function hasStaff(actor: Actor): Promise<boolean> {
  permit(actor, 'staff.manage');
  const [somebody] = await db.select({ id: staff.id }).from(staff).limit(1);
  return somebody !== undefined;
}

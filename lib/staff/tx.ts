import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Tx } from '@/db';
import { staff, staffSessions } from '@/db/schema';
import { Refusal } from '@/lib/errors';

/** One change to the team at a time, so that two owners cannot disable each other in the same moment. */
export async function lockTeam(tx: Tx) {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('waybill:team'))`);
}

export async function refuseWithoutOwner(tx: Tx, butFor: number) {
  const [other] = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'owner'), isNull(staff.disabledAt), ne(staff.id, butFor)))
    .limit(1);
  if (!other) throw new Refusal('conflict', 'This is the last owner. Make somebody else an owner first.');
}

/** Everywhere at once, except the session given. */
export async function endSessionsOf(tx: Tx, staffId: number, at: Date, except?: Buffer) {
  const ended = await tx
    .update(staffSessions)
    .set({ revokedAt: at })
    .where(
      and(
        eq(staffSessions.staffId, staffId),
        isNull(staffSessions.revokedAt),
        except ? ne(staffSessions.tokenHash, except) : undefined,
      ),
    )
    .returning({ staffId: staffSessions.staffId });
  return ended.length;
}

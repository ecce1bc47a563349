import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { staff } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import type { ChangeStaffInput } from './inputs';
import { type Actor, permit } from './permissions';
import { endSessionsOf, lockTeam, refuseWithoutOwner } from './tx';

/** Role and access. Whoever is changed is signed out everywhere. Never the own account, never the last owner. */
export async function changeStaff(
  actor: Actor,
  { staffId, role, disabled }: ChangeStaffInput,
  at: Date,
): Promise<void> {
  permit(actor, 'staff.manage');
  if (actor.kind === 'staff' && actor.id === staffId)
    throw new Refusal('conflict', 'Nobody changes their own account. Ask another owner.');

  await transaction(async (tx) => {
    await lockTeam(tx);
    const [person] = await tx
      .select({ role: staff.role, disabledAt: staff.disabledAt })
      .from(staff)
      .where(eq(staff.id, staffId))
      .for('update');
    if (!person) throw new Refusal('not_found', 'This account does not exist.');

    const newRole = role ?? person.role;
    const disabledAt =
      disabled === undefined ? person.disabledAt : disabled ? (person.disabledAt ?? at) : null;
    const unchanged = newRole === person.role && disabledAt?.getTime() === person.disabledAt?.getTime();
    if (unchanged) return;
    const wasOwner = person.role === 'owner' && !person.disabledAt;
    if (wasOwner && (newRole !== 'owner' || disabledAt)) await refuseWithoutOwner(tx, staffId);

    await tx.update(staff).set({ role: newRole, disabledAt }).where(eq(staff.id, staffId));
    await endSessionsOf(tx, staffId, at);
    await record(tx, actor, at, {
      type: 'staff.changed',
      subject: `staff:${staffId}`,
      data: { staffId, ...(role && { role }), ...(disabled !== undefined && { disabled }) },
    });
  });
}

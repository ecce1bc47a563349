import { transaction } from '@/db';
import { staff } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { hashPassword } from './hash-password';
import type { CreateFirstOwnerInput } from './inputs';
import { type Actor, permit } from './permissions';
import { lockTeam } from './tx';

/** Only while nobody works here yet: whoever comes second has to be invited. */
export async function createFirstOwner(
  actor: Actor,
  { email, name, password }: CreateFirstOwnerInput,
  at: Date,
): Promise<{ staffId: number }> {
  permit(actor, 'staff.manage');
  const passwordHash = await hashPassword(password);

  return transaction(async (tx) => {
    await lockTeam(tx);
    const [somebody] = await tx.select({ id: staff.id }).from(staff).limit(1);
    if (somebody)
      throw new Refusal('conflict', 'The owner exists already. Sign in, or ask the owner to add you.');
    const [owner] = await tx
      .insert(staff)
      .values({ email, name, role: 'owner', passwordHash, createdAt: at })
      .returning({ id: staff.id });
    if (!owner) throw new Error('A staff row was not stored.');
    await record(tx, actor, at, {
      type: 'staff.created',
      subject: `staff:${owner.id}`,
      data: { staffId: owner.id, role: 'owner' },
    });
    return { staffId: owner.id };
  });
}

import { pgConstraint, transaction } from '@/db';
import { staff } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { hashPassword } from './hash-password';
import type { CreateStaffInput } from './inputs';
import { type Actor, permit } from './permissions';

export async function createStaff(
  actor: Actor,
  { email, name, role, password, locationIds }: CreateStaffInput,
  at: Date,
): Promise<{ staffId: number }> {
  permit(actor, 'staff.manage');
  const passwordHash = await hashPassword(password);

  try {
    return await transaction(async (tx) => {
      const [person] = await tx
        .insert(staff)
        .values({ email, name, role, passwordHash, locationIds: locationIds ?? null, createdAt: at })
        .returning({ id: staff.id });
      if (!person) throw new Error('A staff row was not stored.');
      await record(tx, actor, at, {
        type: 'staff.created',
        subject: `staff:${person.id}`,
        data: { staffId: person.id, role },
      });
      return { staffId: person.id };
    });
  } catch (error) {
    if (pgConstraint(error)?.includes('email'))
      throw new Refusal('conflict', `There is already an account for ${email}.`);
    throw error;
  }
}

import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { locations } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { LocationInput } from './inputs';
import { lockLocation } from './locations-tx';

/** The inverse of closing: it is there again, and paused as it was. */
export async function reopenLocation(actor: Actor, { locationId }: LocationInput, at: Date) {
  permit(actor, 'location.write');
  await transaction(async (tx) => {
    const { code, name, closedAt } = await lockLocation(tx, actor, locationId);
    if (!closedAt) throw new Refusal('conflict', `${name} is not closed.`);
    await tx.update(locations).set({ closedAt: null }).where(eq(locations.id, locationId));
    const subject = `location:${locationId}`;
    await record(tx, actor, at, { type: 'location.reopened', subject, data: { location: code } });
  });
}

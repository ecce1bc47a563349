import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { locations } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { LocationInput } from './inputs';
import { lockLocation } from './locations-tx';

/** The inverse of pausing: new orders are routed to it again. */
export async function resumeLocation(actor: Actor, { locationId }: LocationInput, at: Date) {
  permit(actor, 'location.pause');
  await transaction(async (tx) => {
    const { code, name, pausedAt, closedAt } = await lockLocation(tx, actor, locationId);
    if (closedAt) throw new Refusal('conflict', `${name} is closed for good. Open it again first.`);
    if (!pausedAt) throw new Refusal('conflict', `${name} takes orders already.`);
    await tx.update(locations).set({ pausedAt: null }).where(eq(locations.id, locationId));
    const subject = `location:${locationId}`;
    await record(tx, actor, at, { type: 'location.resumed', subject, data: { location: code } });
  });
}

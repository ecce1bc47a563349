import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { locations } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { LocationInput } from './inputs';
import { lockLocation } from './locations-tx';

/** It takes nothing new; what it has been given it still sends. An order that is being placed at this very moment may still come. */
export async function pauseLocation(actor: Actor, { locationId }: LocationInput, at: Date) {
  permit(actor, 'location.pause');
  await transaction(async (tx) => {
    const { code, name, pausedAt, closedAt } = await lockLocation(tx, actor, locationId);
    if (closedAt) throw new Refusal('conflict', `${name} is closed for good.`);
    if (pausedAt) throw new Refusal('conflict', `${name} is paused already.`);
    await tx.update(locations).set({ pausedAt: at }).where(eq(locations.id, locationId));
    const subject = `location:${locationId}`;
    await record(tx, actor, at, { type: 'location.paused', subject, data: { location: code } });
  });
}

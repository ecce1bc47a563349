import { pgCode, transaction } from '@/db';
import { locations } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { isTimeZone } from './calendar';
import type { AddLocationInput } from './inputs';

export async function addLocation(
  actor: Actor,
  input: AddLocationInput,
  at: Date,
): Promise<{ locationId: number }> {
  permit(actor, 'location.write');
  const { timeZone = 'UTC', kind = 'warehouse' } = input;
  if (!isTimeZone(timeZone))
    throw new Refusal('invalid', `There is no time zone "${timeZone}". Write it like Europe/Berlin.`);
  try {
    return await transaction(async (tx) => {
      const [location] = await tx
        .insert(locations)
        .values({ ...input, timeZone, kind })
        .returning({ id: locations.id });
      if (!location) throw new Error('A location was not stored.');
      const subject = `location:${location.id}`;
      await record(tx, actor, at, { type: 'location.added', subject, data: { location: input.code } });
      return { locationId: location.id };
    });
  } catch (error) {
    if (pgCode(error) === '23505')
      throw new Refusal('conflict', `There is already a location "${input.code}".`);
    throw error;
  }
}

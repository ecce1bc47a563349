import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { locations } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { isTimeZone, localDay, nextWorkday } from './calendar';
import type { ChangeLocationInput } from './inputs';
import { lockLocation } from './locations-tx';

/**
 * Says anew where a location is and when it works. Orders that come from now on are routed and promised by it; dates that were
 * given stay. The event keeps what it was, so that changing it back is its inverse.
 */
export async function changeLocation(
  actor: Actor,
  { locationId, ...given }: ChangeLocationInput,
  at: Date,
): Promise<{ changed: string[] }> {
  permit(actor, 'location.write');
  const { timeZone, settings } = given;
  if (!isTimeZone(timeZone))
    throw new Refusal('invalid', `There is no time zone "${timeZone}". Write it like Europe/Berlin.`);
  if (nextWorkday(localDay(at, timeZone).day, settings) === null)
    throw new Refusal('invalid', 'With these days off nobody works there for years. Pause it instead.');
  if ((given.latitude === null) !== (given.longitude === null))
    throw new Refusal('invalid', 'Give both latitude and longitude, or neither.');

  return transaction(async (tx) => {
    const location = await lockLocation(tx, actor, locationId);
    const was = changesOf(location, given);
    const changed = Object.keys(was);
    if (changed.length === 0) return { changed };
    await tx.update(locations).set(given).where(eq(locations.id, locationId));
    const subject = `location:${locationId}`;
    await record(tx, actor, at, {
      type: 'location.changed',
      subject,
      data: { location: location.code, was },
    });
    return { changed };
  });
}

/** The fields that differ, those of the settings by themselves, with what they were. */
function changesOf(before: Record<string, unknown>, { settings, ...given }: Record<string, unknown>) {
  const was: Record<string, unknown> = {};
  const compare = (old: Record<string, unknown>, now: Record<string, unknown>, names: Iterable<string>) => {
    for (const name of names)
      if (JSON.stringify(old[name] ?? null) !== JSON.stringify(now[name] ?? null))
        was[name] = old[name] ?? null;
  };
  compare(before, given, Object.keys(given));
  const [old, now] = [before.settings as Record<string, unknown>, settings as Record<string, unknown>];
  compare(old, now, new Set([...Object.keys(old), ...Object.keys(now)]));
  return was;
}

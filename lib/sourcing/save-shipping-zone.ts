import { eq } from 'drizzle-orm';
import { pgCode, query, type Tx, transaction } from '@/db';
import { shippingZones } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import { zoneConflict } from './shipping';
import type { SaveShippingZoneInput } from './shipping-inputs';

/** Where parcels go, new or changed. Two zones never claim the same place. The event keeps what it was. */
export async function saveShippingZone(
  actor: Actor,
  { zoneId, ...given }: SaveShippingZoneInput,
  at: Date,
): Promise<{ zoneId: number }> {
  permit(actor, 'shipping.write');
  try {
    return await transaction(async (tx) => {
      await lockZones(tx);
      const zones = await tx.select().from(shippingZones);
      const before = zones.find(({ id }) => id === zoneId);
      if (zoneId !== undefined && !before)
        throw new Refusal('not_found', 'This zone does not exist any more.');
      const conflict = zoneConflict(zones, { id: zoneId, ...given });
      if (conflict) throw new Refusal('conflict', conflict);

      const [zone] = before
        ? await tx.update(shippingZones).set(given).where(eq(shippingZones.id, before.id)).returning()
        : await tx.insert(shippingZones).values(given).returning();
      if (!zone) throw new Error('A zone was not stored.');
      const { id: _, ...was } = before ?? { id: 0 };
      await record(tx, actor, at, {
        type: 'shipping.zone_saved',
        subject: `zone:${zone.id}`,
        data: { zone: given.name, was: before ? was : null },
      });
      return { zoneId: zone.id };
    });
  } catch (error) {
    if (pgCode(error) === '23505') throw new Refusal('conflict', `There is already a zone "${given.name}".`);
    throw error;
  }
}

/** Two people who add zones at once must see each other's. */
export const lockZones = (tx: Tx) => tx.execute(query`lock table shipping_zones in share row exclusive mode`);

import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { shippingRates, shippingZones } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { ShippingZoneInput } from './shipping-inputs';

/** A zone that no method goes to. Its inverse is to save it again as the event has kept it. */
export async function removeShippingZone(actor: Actor, { zoneId }: ShippingZoneInput, at: Date) {
  permit(actor, 'shipping.write');
  await transaction(async (tx) => {
    const [zone] = await tx.select().from(shippingZones).where(eq(shippingZones.id, zoneId)).for('update');
    if (!zone) throw new Refusal('not_found', 'This zone does not exist any more.');
    const rates = await tx.$count(shippingRates, eq(shippingRates.zoneId, zoneId));
    if (rates > 0)
      throw new Refusal(
        'conflict',
        `${zone.name} still has ${rates === 1 ? 'a rate' : `${rates} rates`}. Take them out first.`,
      );
    await tx.delete(shippingZones).where(eq(shippingZones.id, zoneId));
    const { id: _, ...was } = zone;
    await record(tx, actor, at, {
      type: 'shipping.zone_removed',
      subject: `zone:${zoneId}`,
      data: { zone: zone.name, was },
    });
  });
}

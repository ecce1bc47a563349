import { and, eq, isNull } from 'drizzle-orm';
import { pgCode, pgConstraint, type Tx, transaction } from '@/db';
import { locations, shippingMethods, shippingRates, shippingZones } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit } from '@/lib/staff/permissions';
import type { SetShippingRateInput } from './shipping-inputs';

/** How long a method takes into a zone and what it costs there, or that it does not go there. The event keeps what it was. */
export async function setShippingRate(actor: Actor, input: SetShippingRateInput, at: Date) {
  permit(actor, 'shipping.write');
  const { method, zoneId, locationId, currency, rate } = input;
  try {
    await transaction(async (tx) => {
      const names = await namesOf(tx, input);
      const cell = and(
        eq(shippingRates.methodCode, method),
        eq(shippingRates.zoneId, zoneId),
        locationId === null ? isNull(shippingRates.locationId) : eq(shippingRates.locationId, locationId),
        eq(shippingRates.currency, currency),
      );
      const [was] = await tx
        .select({
          transitDays: shippingRates.transitDays,
          priceAmount: shippingRates.priceAmount,
          freeFromAmount: shippingRates.freeFromAmount,
        })
        .from(shippingRates)
        .where(cell)
        .for('update');
      if (!rate && !was) return;
      if (!rate) await tx.delete(shippingRates).where(cell);
      else if (was) await tx.update(shippingRates).set(rate).where(cell);
      else
        await tx.insert(shippingRates).values({ methodCode: method, zoneId, locationId, currency, ...rate });
      await record(tx, actor, at, {
        type: 'shipping.rate_set',
        subject: `shipping:${method}`,
        data: { method, ...names, currency, rate, was: was ?? null },
      });
    });
  } catch (error) {
    if (pgCode(error) === '23505')
      throw new Refusal('conflict', 'Somebody else has just set this rate. Look again.');
    if (pgConstraint(error)?.includes('currency'))
      throw new Refusal('invalid', `There is no currency "${currency}" here.`);
    throw error;
  }
}

/** The zone's row is kept while its rate is written, or it might be removed meanwhile. */
async function namesOf(tx: Tx, { method, zoneId, locationId }: SetShippingRateInput) {
  const [found] = await tx
    .select({ code: shippingMethods.code })
    .from(shippingMethods)
    .where(eq(shippingMethods.code, method));
  if (!found) throw new Refusal('not_found', `There is no shipping method "${method}".`);
  const [zone] = await tx
    .select({ name: shippingZones.name })
    .from(shippingZones)
    .where(eq(shippingZones.id, zoneId))
    .for('share');
  if (!zone) throw new Refusal('not_found', 'This zone does not exist any more.');
  if (locationId === null) return { zone: zone.name, location: null };
  const [location] = await tx
    .select({ code: locations.code })
    .from(locations)
    .where(eq(locations.id, locationId));
  if (!location) throw new Refusal('not_found', 'This location does not exist.');
  return { zone: zone.name, location: location.code };
}

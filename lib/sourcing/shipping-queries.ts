import { asc, isNull } from 'drizzle-orm';
import { db } from '@/db';
import { channels, locations, shippingMethods, shippingRates, shippingZones } from '@/db/schema';
import { type Actor, permit } from '@/lib/staff/permissions';
import { getSourcingConfig } from './config-queries';
import { rateFor, zoneFor } from './shipping';

const MOST = 500;

/** Methods, zones and rates as people edit them, with what they may be set for. */
export async function listShipping(actor: Actor) {
  permit(actor, 'stock.read');
  const [methods, zones, rates, places, currencies] = await Promise.all([
    db
      .select()
      .from(shippingMethods)
      .orderBy(asc(shippingMethods.position), asc(shippingMethods.code))
      .limit(MOST),
    db.select().from(shippingZones).orderBy(asc(shippingZones.name)).limit(MOST),
    db
      .select()
      .from(shippingRates)
      .orderBy(asc(shippingRates.id))
      .limit(20 * MOST),
    db
      .select({ id: locations.id, name: locations.name })
      .from(locations)
      .where(isNull(locations.closedAt))
      .orderBy(asc(locations.name))
      .limit(MOST),
    db.selectDistinct({ currency: channels.currency }).from(channels).orderBy(asc(channels.currency)),
  ]);
  return { methods, zones, rates, places, currencies: currencies.map(({ currency }) => currency) };
}
export type Shipping = Awaited<ReturnType<typeof listShipping>>;

/** In which zone an address lies, and what gets there. */
export async function tryAddress(actor: Actor, { country, postcode }: { country: string; postcode: string }) {
  permit(actor, 'stock.read');
  const { zones, methods, rates } = await getSourcingConfig();
  const zone = zoneFor(zones, { country, postcode });
  const ways = methods.flatMap(({ code, name }) => {
    const rate = rateFor(rates, { method: code, zone });
    return rate
      ? [{ name, transitDays: rate.transitDays, priceAmount: rate.priceAmount, currency: rate.currency }]
      : [];
  });
  return { zone: zone?.name ?? null, ways };
}

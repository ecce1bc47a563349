import { addProduct } from '@/lib/catalog/add-product';
import { addChannel } from '@/lib/channels/add-channel';
import { saveBox } from '@/lib/fulfillment/save-box';
import { nameBin } from '@/lib/inventory/name-bin';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { addLocation } from '@/lib/sourcing/add-location';
import { saveShippingMethod } from '@/lib/sourcing/save-shipping-method';
import { saveShippingZone } from '@/lib/sourcing/save-shipping-zone';
import { setShippingRate } from '@/lib/sourcing/set-shipping-rate';
import { createStaff } from '@/lib/staff/create-staff';
import { type Actor, system } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import { db } from '..';
import { settings } from '../schema';
import { isEmpty } from './look';
import { seedOrders } from './orders';
import { seedRouting } from './routing';
import * as shop from './shop';
import { seedLimits, seedStockNow } from './stock';
import { seedStockWork } from './stock-work';
import { seedSupplier } from './supplier';

export const demoSignIns = shop.demoSignIns.map((person) => ({ ...person, password: shop.demoPassword }));

/** A small believable shop, made by calling our own operations. Leaves a database alone that holds anything. */
export async function seedDemoShop(now = new Date(), say: (text: string) => void = console.log) {
  if (!(await isEmpty())) return false;
  const actor: Actor = { kind: 'import', name: 'demo' };
  const began = addDays(now, -45);

  await db.insert(settings).values({ key: 'merchant', value: shop.merchant }).onConflictDoNothing();
  const staffIds: number[] = [];
  for (const { email, password, name, role } of demoSignIns)
    staffIds.push((await createStaff(system('seed'), { email, name, role, password }, began)).staffId);
  for (const channel of shop.demoChannels) await addChannel(actor, channel, began);
  for (const location of shop.demoLocations)
    await addLocation(
      actor,
      {
        ...location,
        settings: {
          ...location.settings,
          workdays: [...location.settings.workdays],
          holidays: [...location.settings.holidays],
        },
      },
      began,
    );
  await seedShipping(actor, began);
  for (const [i, [sku, name, category, priceAmount, weightG, picture]] of shop.demoProducts.entries())
    await addProduct(
      actor,
      {
        sku,
        name,
        category,
        priceAmount,
        weightG,
        picture: `/products/${picture}.svg`,
        barcode: shop.demoBarcode(i),
        backorder: sku === 'BRS-CDL-LOW' ? 'always' : 'never',
      },
      began,
    );
  for (const [i, location] of ['LYS', 'OPO', 'RTM'].entries()) {
    const lines = shop.demoProducts
      .map((product) => ({ sku: product[0], quantity: Number(product[6 + i]) * 4 }))
      .filter(({ quantity }) => quantity > 0);
    await receiveStock(actor, { location, lines, reference: 'opening stock' }, began);
    for (const { sku } of lines) {
      const position = shop.demoProducts.findIndex((product) => product[0] === sku);
      await nameBin(actor, { sku, location, bin: shop.demoBin(position) }, began);
    }
  }
  await seedLimits(actor, began);
  await seedRouting(actor, began);
  for (const [name, key, lengthMm, widthMm, heightMm, tareG, maxG] of shop.demoBoxes)
    await saveBox(actor, { name, key, lengthMm, widthMm, heightMm, tareG, maxG }, began);
  say('Shop, people, products and stock are there. Orders follow…');
  await seedOrders(actor, now, say);
  await seedStockWork(actor, keeperOf(staffIds), now);
  await seedStockNow(actor, now);
  await seedSupplier(actor, now);
  return true;
}

function keeperOf(staffIds: readonly number[]): Actor {
  const [i, person] = [...shop.demoSignIns.entries()].find(([, { role }]) => role === 'merchant') ?? [];
  if (i === undefined || !person) throw new Error('Nobody keeps the shelves of the demo shop.');
  return { kind: 'staff', id: staffIds[i] ?? 0, name: person.name, role: 'merchant', locationIds: null };
}

async function seedShipping(actor: Actor, at: Date) {
  for (const method of shop.demoMethods) await saveShippingMethod(actor, method, at);
  for (const [name, countries, postcodePrefixes, standard, express, freeFromAmount] of shop.demoZones) {
    const zone = { name, countries: [...countries], postcodePrefixes: [...postcodePrefixes] };
    const { zoneId } = await saveShippingZone(actor, zone, at);
    const set = (method: string, transitDays: number, priceAmount: number, free: number | null) =>
      setShippingRate(
        actor,
        {
          method,
          zoneId,
          locationId: null,
          currency: 'EUR',
          rate: { transitDays, priceAmount, freeFromAmount: free },
        },
        at,
      );
    await set('standard', standard[0], standard[1], freeFromAmount);
    if (express) await set('express', express[0], express[1], null);
  }
}

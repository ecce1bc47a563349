import { addProduct } from '@/lib/catalog/add-product';
import { addChannel } from '@/lib/channels/add-channel';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { addLocation } from '@/lib/sourcing/add-location';
import { createStaff } from '@/lib/staff/create-staff';
import type { Actor } from '@/lib/staff/permissions';

/** In the order of their ids, which the set-based part of the fill counts on. */
const channels = [
  { code: 'web', name: 'Web shop', numberPrefix: 'WB' },
  { code: 'market', name: 'Marketplace', numberPrefix: 'MP' },
  { code: 'app', name: 'App', numberPrefix: 'AP' },
  { code: 'partners', name: 'Partners', numberPrefix: 'PT' },
  { code: 'phone', name: 'Telephone', numberPrefix: 'PH', autoConfirm: false },
];
const places = 50;
export const hotSku = 'HOT-1';

/** How much is in the catalog: the same from a thousand orders on, so that only the orders grow. */
export const shopOf = (size: number) =>
  size >= 1000 ? { skus: 20_000, customers: 40_000 } : { skus: 400, customers: 300 };

export async function makeShop(actor: Actor, at: Date) {
  const owner = { email: 'owner@bench.example', name: 'Olga Owner', password: 'a sentence for the bench' };
  await createStaff(actor, { ...owner, role: 'owner' }, at);
  for (const channel of channels) await addChannel(actor, { ...channel, currency: 'EUR' }, at);
  for (let i = 1; i <= places; i++)
    await addLocation(
      actor,
      {
        code: `L${i}`,
        name: `${i <= 5 ? 'Warehouse' : 'Store'} ${i}`,
        kind: i <= 5 ? 'warehouse' : 'store',
        country: 'DE',
        city: 'Hamburg',
        latitude: 47.5 + ((i * 37) % 70) / 10,
        longitude: 6 + ((i * 53) % 90) / 10,
        timeZone: 'Europe/Berlin',
        settings: { cutOffMinute: 960, handlingDays: 1, transitDays: 2, workdays: [1, 2, 3, 4, 5, 6] },
      },
      at,
    );
}

/** One SKU at one location that everybody wants. */
export async function addHotSku(actor: Actor, at: Date, sku = hotSku, quantity = 100_000_000) {
  await addProduct(actor, { sku, name: `Wanted ${sku}`, priceAmount: 2000, backorder: 'never' }, at);
  for (let left = quantity; left > 0; left -= 1_000_000)
    await receiveStock(actor, { location: 'L1', lines: [{ sku, quantity: Math.min(left, 1_000_000) }] }, at);
}

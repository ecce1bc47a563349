import { randomUUID } from 'node:crypto';
import { addProduct } from '@/lib/catalog/add-product';
import { addChannel } from '@/lib/channels/add-channel';
import { createApiKey } from '@/lib/channels/create-api-key';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { addLocation } from '@/lib/sourcing/add-location';
import { system } from '@/lib/staff/permissions';

const actor = system('proof');
const unique = (word: string) => `${word}-${randomUUID().slice(0, 8)}`;

/** What the key may ask for is not what is tried here. */
const unlimited = { perSecond: 100_000 };

export type Line = { sku: string; quantity: number };
export type Shop = Awaited<ReturnType<typeof openShop>>;

/** A channel with its key, and two places to send from. */
export async function openShop() {
  const at = new Date();
  const channel = unique('load');
  await addChannel(actor, { code: channel, name: channel, currency: 'EUR' }, at);
  const places = [unique('north'), unique('south')] as const;
  for (const code of places) await addLocation(actor, { code, name: code, country: 'DE' }, at);
  const { key } = await createApiKey(
    actor,
    { name: channel, channel, scopes: ['orders:write', 'orders:read'], ...unlimited },
    at,
  );
  return {
    key,
    /** A SKU with so many units in the north, and so many in the south. */
    async product(north: number, south = 0) {
      const sku = unique('SKU');
      await addProduct(actor, { sku, name: sku, priceAmount: 1250 }, at);
      for (const [i, quantity] of [north, south].entries())
        if (quantity > 0)
          await receiveStock(actor, { location: places[i] ?? '', lines: [{ sku, quantity }] }, at);
      return sku;
    },
    async bundle(components: Line[]) {
      const sku = unique('SET');
      await addProduct(actor, { sku, name: sku, kind: 'bundle', priceAmount: 2500, components }, at);
      return sku;
    },
  };
}

export type Order = ReturnType<typeof anOrder>;

/** An order of a person of its own, so that a second one of it would be seen whatever its ids are. */
export function anOrder(lines: readonly Line[]) {
  const externalId = unique('order');
  return {
    externalId,
    currency: 'EUR',
    customer: { email: `${externalId}@proof.test`, name: 'Ada Lovelace' },
    shipTo: { line1: 'Hauptstraße 7', city: 'Hamburg', postcode: '20095', country: 'DE' },
    lines,
  };
}

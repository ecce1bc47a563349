import { addProduct } from '@/lib/catalog/add-product';
import { acceptShipment } from '@/lib/fulfillment/accept-shipment';
import { receiveStock } from '@/lib/inventory/receive-stock';
import { PlaceOrderInput } from '@/lib/orders/inputs';
import { placeOrder } from '@/lib/orders/place-order';
import { addLocation } from '@/lib/sourcing/add-location';
import type { Actor } from '@/lib/staff/permissions';
import { addDays, addMinutes } from '@/lib/time';
import { demoPeople } from './shop';

const bench = { sku: 'OAK-BNC-120', name: 'Oak bench 120 cm, made to last', priceAmount: 28_900 };
const board = { sku: 'OAK-BRD-40', priceAmount: 3_900 };

/** A workshop that sends for itself: benches only it has, and boards that others have too. Its link is issued from the office. */
export async function seedSupplier(actor: Actor, now: Date) {
  const began = addDays(now, -45);
  await addLocation(
    actor,
    {
      code: 'GNT',
      name: 'Atelier Maes',
      kind: 'supplier',
      country: 'BE',
      city: 'Ghent',
      postcode: '9000',
      latitude: 51.05,
      longitude: 3.72,
      timeZone: 'Europe/Brussels',
      settings: { cutOffMinute: 12 * 60, handlingDays: 1, transitDays: 2, street: 'Sluizeken 14' },
    },
    began,
  );
  await addProduct(
    actor,
    { ...bench, category: 'Home', weightG: 14_000, picture: '/products/board.svg', backorder: 'never' },
    began,
  );
  const lines = [
    { sku: bench.sku, quantity: 6 },
    { sku: board.sku, quantity: 8 },
  ];
  await receiveStock(actor, { location: 'GNT', lines, reference: 'what the workshop reports' }, began);

  const accepted = await order(actor, 0, bench, 1, addMinutes(addDays(now, -2), 25));
  await acceptShipment(actor, { orderId: accepted, shipmentNo: 1 }, addDays(now, -1.6));
  await order(actor, 4, bench, 1, addMinutes(addDays(now, -1), -170));
  await order(actor, 11, board, 2, addMinutes(now, -200), 'For the new kitchen. Enjoy!');
}

async function order(
  actor: Actor,
  person: number,
  { sku, priceAmount }: { sku: string; priceAmount: number },
  quantity: number,
  at: Date,
  giftMessage?: string,
) {
  const [name, line1, postcode, city, country, language] = demoPeople[person] ?? demoPeople[0];
  const amount = priceAmount * quantity + 490;
  const input = PlaceOrderInput.parse({
    channel: 'web',
    externalId: `WEB-${5_540_000 + person}`,
    currency: 'EUR',
    customer: { name, email: `${name.split(' ')[0]?.toLowerCase()}.${person}@post.example`, language },
    shipTo: { name, line1, postcode, city, country },
    lines: [{ sku, quantity, location: 'GNT' }],
    shippingAmount: 490,
    payments: [{ kind: 'authorize', amount, provider: 'card', providerRef: `demo-supplier-${person}` }],
    ...(giftMessage && { giftMessage }),
  });
  return (await placeOrder(actor, input, at)).orderId;
}

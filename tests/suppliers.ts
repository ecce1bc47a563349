import { acceptShipment } from '@/lib/fulfillment/accept-shipment';
import { issueSupplierLink } from '@/lib/sourcing/issue-supplier-link';
import { openSupplierLink } from '@/lib/sourcing/open-supplier-link';
import { getSupplierVisit } from '@/lib/sourcing/supplier-queries';
import { type SupplierActor, system } from '@/lib/staff/permissions';
import { aLocation, anOrder, aProduct, at, minutesLater, owner, unique } from './world';

export const supplierDoor = system('supplier');
const secret = 'a secret of at least thirty-two characters';

export const aSupplier = () =>
  aLocation({
    kind: 'supplier',
    city: 'Ghent',
    country: 'BE',
    postcode: '9000',
    latitude: 51.05,
    longitude: 3.72,
  });

/** A link and who comes in by it. */
export async function aSupplierLink(
  locationId: number,
  moment = at,
  given: { days?: number; email?: string } = {},
) {
  const { linkId, token } = await issueSupplierLink(owner, { locationId, secret, ...given }, moment);
  const supplier: SupplierActor = { kind: 'supplier', locationId, linkId };
  return { linkId, token, supplier };
}

/** Through the link, as a browser comes in. */
export async function comeIn(token: string, moment = at) {
  const { linkId } = await openSupplierLink(supplierDoor, { token, network: unique('net') }, moment);
  return getSupplierVisit(supplierDoor, linkId, moment);
}

/** An order that goes to a supplier, with more of the same at a warehouse far away. */
export async function aSupplierOrder({ quantity = 2, elsewhere = 0, onHand = 5 } = {}, moment = at) {
  const supplierPlace = await aSupplier();
  const far = await aLocation({ latitude: 38.72, longitude: -9.14, country: 'PT', postcode: '1100-048' });
  const { sku, variantId } = await aProduct({
    stock: [
      { location: supplierPlace, onHand },
      { location: far, onHand: elsewhere },
    ],
  });
  const order = await anOrder({ lines: [{ sku, quantity, location: supplierPlace.code }] }, owner, moment);
  const link = await aSupplierLink(supplierPlace.id, moment);
  return { ...order, ...link, sku, variantId, location: supplierPlace, far, shipmentNo: 1, quantity };
}

export async function anAcceptedOrder(given: Parameters<typeof aSupplierOrder>[0] = {}) {
  const order = await aSupplierOrder(given);
  const { orderId, shipmentNo } = order;
  await acceptShipment(order.supplier, { orderId, shipmentNo }, minutesLater(5));
  return order;
}

import { aPlacedOrder } from '@/tests/journeys';
import { aLocation, anOrder, aProduct } from '@/tests/world';
import { about, type Guard, OM, OS, OSM, shipment } from './action-calls';

const file = 'app/office/fulfill/reroute-actions.ts';

/** Three units at one place, as many at another one. */
async function twoPlaces() {
  const [here, there] = [await aLocation(), await aLocation()];
  const { sku } = await aProduct({ stock: [here, there].map((location) => ({ location, onHand: 3 })) });
  const order = await anOrder({ lines: [{ sku, quantity: 2, location: here.code }] });
  return { ...order, shipmentNo: 1, to: there.id };
}
type Two = Awaited<ReturnType<typeof twoPlaces>>;
const moved = (order: Two) => ({ ...shipment(order), to: order.to });
const rejected = (order: Two) => ({ ...shipment(order), reason: 'none' });

async function aWaitingOrder() {
  const { sku } = await aProduct({ backorder: 'always' });
  const order = await anOrder({ lines: [{ sku, quantity: 1 }] });
  return { ...order, shipmentNo: 1 };
}

/** Support decides where units go, whoever works at a location says what it will not send. */
export const rerouteGuards: Record<string, Guard> = {
  [`${file}#moveOptionsAction`]: { may: OS, plant: about(aPlacedOrder, shipment), reads: true },
  [`${file}#moveUnitsAction`]: { may: OS, plant: about(twoPlaces, moved) },
  [`${file}#previewMoveAction`]: { may: OS, plant: about(twoPlaces, moved), reads: true },
  [`${file}#rejectShipmentAction`]: { may: OM, plant: about(twoPlaces, rejected) },
  [`${file}#previewRejectAction`]: { may: OM, plant: about(twoPlaces, rejected), reads: true },
  [`${file}#retryOrderAction`]: {
    may: OSM,
    plant: about(aWaitingOrder),
    reads: true,
  },
};

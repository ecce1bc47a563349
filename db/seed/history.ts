import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { releaseShipment } from '@/lib/fulfillment/release-shipment';
import { trackParcel } from '@/lib/fulfillment/track-parcel';
import type { Actor } from '@/lib/staff/permissions';
import { addDays, addMinutes } from '@/lib/time';
import { openShipments } from './look';

export type Reach = 'planned' | 'released' | 'picked' | 'packed' | 'handed_over' | 'delivered';
const order: Reach[] = ['planned', 'released', 'picked', 'packed', 'handed_over', 'delivered'];

const carriers = ['DPD', 'PostNL', 'Colissimo', 'CTT'];

/** Takes every shipment of an order with a location as far as `reach`, at believable moments before `now`. */
export async function walk(
  actor: Actor,
  orderId: number,
  from: Date,
  reach: Reach,
  now: Date,
  daysOnRoad = 2,
) {
  const far = order.indexOf(reach);
  const limit = (at: Date) => (at > now ? now : at);
  for (const shipmentNo of await openShipments(orderId)) {
    const where = { orderId, shipmentNo };
    const pickedAt = limit(addMinutes(from, 95));
    const packedAt = limit(addMinutes(from, 140));
    const leftAt = limit(addMinutes(from, 260));
    if (far >= 1) await releaseShipment(actor, where, limit(addMinutes(from, 30)));
    if (far >= 2) await pickShipment(actor, where, pickedAt);
    if (far < 3) continue;
    const { parcelId } = await packParcel(
      actor,
      { ...where, weightG: 900 + ((orderId * 137) % 2600) },
      packedAt,
    );
    if (far < 4) continue;
    const carrier = carriers[orderId % carriers.length] ?? 'DPD';
    const trackingNumber = `${carrier.slice(0, 2).toUpperCase()}${String(9_982_204 + parcelId * 7919).padStart(10, '0')}`;
    await handOverParcel(actor, { parcelId, carrier, trackingNumber }, leftAt);
    const seen = async (key: string, at: Date, place: string, words: string) => {
      if (at <= now)
        await trackParcel(
          actor,
          {
            parcelId,
            providerEventId: `${parcelId}-${key}`,
            status: key === 'out' ? 'out_for_delivery' : 'in_transit',
            at,
            place,
            words,
          },
          at,
        );
    };
    await seen('depot', addMinutes(leftAt, 240), 'Depot', 'Sorted at the depot');
    await seen('hub', addDays(leftAt, daysOnRoad / 2), 'Hub', 'On its way to your region');
    if (far < 5) continue;
    const arrived = addDays(leftAt, daysOnRoad);
    await seen('out', addMinutes(arrived, -190), 'Your area', 'In the delivery van');
    await deliverParcel(actor, { parcelId }, limit(arrived));
  }
}

import type { Tx } from '@/db';
import { parcelLines, parcels } from '@/db/schema';
import type { Evidence } from '@/db/schema/fulfillment';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import type { EventData } from '@/lib/events/types';
import { refreshOrder } from '@/lib/orders/tx';
import type { Actor } from '@/lib/staff/permissions';
import type { Units } from './rules';
import { countUnits } from './shipment-tx';
import { refreshShipment } from './tx';

type NewParcel = {
  orderId: number;
  shipmentNo: number;
  locationId: number | null;
  units: Units;
  weightG?: number | undefined;
  boxId?: number | undefined;
  evidence?: Evidence;
  told?: Pick<EventData['parcel.packed'], 'unscanned' | 'wrongScans'>;
};

/** Picked units of a locked shipment become one parcel. */
export async function storeParcel(tx: Tx, actor: Actor, at: Date, given: NewParcel): Promise<number> {
  const { orderId, shipmentNo, locationId, units, weightG, boxId, evidence, told } = given;
  if (locationId === null) throw new Refusal('conflict', 'This shipment has no location to pack at.');

  const [parcel] = await tx
    .insert(parcels)
    .values({ locationId, status: 'packed', weightG, boxId, evidence, packedAt: at })
    .returning({ id: parcels.id });
  if (!parcel) throw new Error('A parcel was not stored.');
  const parcelId = parcel.id;
  await Promise.all([
    tx.insert(parcelLines).values(units.map((unit) => ({ orderId, shipmentNo, parcelId, ...unit }))),
    countUnits(tx, { orderId, shipmentNo }, 'packed', units),
    record(tx, actor, at, { type: 'parcel.packed', orderId, data: { shipmentNo, parcelId, units, ...told } }),
  ]);
  await refreshShipment(tx, at, orderId, shipmentNo);
  await refreshOrder(tx, orderId);
  return parcelId;
}

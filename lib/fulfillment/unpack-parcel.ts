import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { parcelLines, parcels } from '@/db/schema';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import type { UnpackParcelInput } from './inputs';
import { parcelStatus } from './parcel-status';
import { lockParcel } from './parcel-tx';
import { countUnits } from './shipment-tx';

/**
 * The exact inverse of packing: the units are picked and not packed again, the parcel is void. Its contents stay on the
 * timeline; its rows go, so that units which move on to another shipment leave nothing behind.
 */
export async function unpackParcel(actor: Actor, { parcelId }: UnpackParcelInput, at: Date) {
  permit(actor, 'shipment.pack');

  await transaction(async (tx) => {
    const { parcel, parts, orders } = await lockParcel(tx, parcelId);
    permitLocation(actor, parcel.locationId);
    const status = parcelStatus.move(parcel.status, 'unpack');

    await Promise.all([
      tx.update(parcels).set({ status }).where(eq(parcels.id, parcelId)),
      tx.delete(parcelLines).where(eq(parcelLines.parcelId, parcelId)),
    ]);
    for (const { order, shipmentNo, units } of parts) {
      const orderId = order.id;
      await Promise.all([
        countUnits(tx, { orderId, shipmentNo }, 'packed', units, -1),
        record(tx, actor, at, { type: 'parcel.unpacked', orderId, data: { shipmentNo, parcelId } }),
      ]);
    }
    for (const { id } of orders) await refreshOrder(tx, id);
  });
}

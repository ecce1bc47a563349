import { query, send, type Tx, transaction } from '@/db';
import { trackingEvents } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { formatMoment } from '@/lib/time';
import { closeLateOrder } from '@/lib/work/tx';
import type { DeliverParcelInput } from './inputs';
import { parcelStatus } from './parcel-status';
import { lockParcel } from './parcel-tx';
import { hasArrived } from './rules';
import { countUnits } from './shipment-tx';

/** The parcel has arrived. The same event of the carrier again changes nothing; an order is delivered with its last parcel. */
export async function deliverParcel(
  actor: Actor,
  { parcelId, providerEventId, place }: DeliverParcelInput,
  at: Date,
) {
  permit(actor, 'shipment.track');

  await transaction(async (tx) => {
    const { parcel, parts, orders } = await lockParcel(tx, parcelId);
    permitLocation(actor, parcel.locationId);
    if (providerEventId && !(await isNews(tx, { parcelId, providerEventId, place, at }))) return;
    const status = parcelStatus.move(parcel.status, 'deliver');
    if (parcel.handedOverAt && at < parcel.handedOverAt)
      throw new Refusal(
        'invalid',
        `The parcel cannot arrive (${formatMoment(at, at)}) before it was handed over (${formatMoment(parcel.handedOverAt, at)}).`,
      );

    const arrived = send(
      tx,
      query`update parcels set status = ${status}, delivered_at = ${at}::timestamptz where id = ${parcelId}`,
    );
    const counted = parts.flatMap(({ order: { id: orderId }, shipmentNo, units }) => [
      countUnits(tx, { orderId, shipmentNo }, 'delivered', units),
      record(tx, actor, at, { type: 'parcel.delivered', orderId, data: { shipmentNo, parcelId } }),
    ]);
    const refreshed = Promise.all(orders.map(({ id }) => refreshOrder(tx, id)));
    const [fresh] = await Promise.all([refreshed, arrived, ...counted]);
    for (const [i, { id: orderId, fulfillmentStatus: before }] of orders.entries()) {
      const now = fresh[i]?.fulfillmentStatus;
      if (!now || !hasArrived(now) || hasArrived(before)) continue;
      const eventId = await record(tx, actor, at, { type: 'order.delivered', orderId, data: {} });
      await closeLateOrder(tx, orderId, at, eventId);
    }
  });
}

async function isNews(
  tx: Tx,
  report: { parcelId: number; providerEventId: string; place?: string; at: Date },
) {
  const stored = await tx
    .insert(trackingEvents)
    .values({ ...report, status: 'delivered' })
    .onConflictDoNothing()
    .returning({ at: trackingEvents.at });
  return stored.length > 0;
}

import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { packParcel } from '@/lib/fulfillment/pack-parcel';
import { pickShipment } from '@/lib/fulfillment/pick-shipment';
import { releaseShipment } from '@/lib/fulfillment/release-shipment';
import type { Progress } from './progress';
import { files, momentOf, type Row } from './read';
import { attempt, type Replay } from './replay';

/** Releases, picks, packs, hands over and delivers as far as the files say. Answers the source status reached. */
export async function replayRoad(
  replay: Replay,
  { line, cells }: Row,
  { orderId, shipments }: Progress,
  { placedAt, approvedAt }: { placedAt: Date; approvedAt: Date },
): Promise<string> {
  const { actor, errors } = replay;
  const from = cells.order_status ?? '';
  const handedOverAt = momentOf(cells.order_delivered_carrier_date);
  const deliveredAt = momentOf(cells.order_delivered_customer_date);
  const promisedAt = momentOf(cells.order_estimated_delivery_date);
  const canceled = from === 'canceled';
  const waiting = from === 'invoiced' ? 'invoiced' : from === 'processing' ? 'processing' : 'approved';
  /** A cancellation that is refused has its own row, which says what the order is in Waybill. */
  const moved = (to: string) => (canceled ? {} : { from, to });
  const late = deliveredAt && promisedAt && deliveredAt > promisedAt ? 1 : 0;

  if (from === 'processing')
    for (const { no, status } of shipments)
      if (status === 'planned') await releaseShipment(actor, { orderId, shipmentNo: no }, approvedAt);
  if (!handedOverAt) {
    if (from === 'delivered')
      errors.add({
        file: files.orders,
        line,
        orderId: cells.order_id ?? '',
        fact: 'delivery',
        reason: 'Delivered without any step',
        ...moved(waiting),
        late,
      });
    return waiting;
  }

  const refusedHandOver = (reason: string) =>
    errors.add({
      file: files.orders,
      line,
      orderId: cells.order_id ?? '',
      fact: 'hand_over',
      reason,
      ...moved(waiting),
      late,
    });
  if (handedOverAt < placedAt) {
    refusedHandOver('Handed over before it was placed');
    return waiting;
  }
  for (const shipment of shipments) {
    const where = { orderId, shipmentNo: shipment.no };
    if (['planned', 'released', 'picking'].includes(shipment.status) && shipment.parcels.length === 0) {
      if (shipment.status !== 'picking') await pickShipment(actor, where, handedOverAt);
      const { parcelId } = await packParcel(actor, where, handedOverAt);
      shipment.parcels.push({ id: parcelId, status: 'packed' });
    }
    for (const parcel of shipment.parcels) {
      if (parcel.status !== 'packed') continue;
      const gone = await attempt(
        () => handOverParcel(actor, { parcelId: parcel.id, carrier: 'Correios' }, handedOverAt),
        refusedHandOver,
      );
      if (!gone) return waiting;
      parcel.status = 'handed_over';
    }
  }
  if (!deliveredAt) {
    if (from === 'delivered')
      errors.add({
        file: files.orders,
        line,
        orderId: cells.order_id ?? '',
        fact: 'delivery',
        reason: 'Delivered without a date',
        ...moved('shipped'),
      });
    return 'shipped';
  }
  for (const { parcels } of shipments)
    for (const { id, status } of parcels) {
      if (status === 'delivered') continue;
      const arrived = await attempt(
        () => deliverParcel(actor, { parcelId: id }, deliveredAt),
        (reason) =>
          errors.add({
            file: files.orders,
            line,
            orderId: cells.order_id ?? '',
            fact: 'delivery',
            reason,
            ...moved('shipped'),
            late,
          }),
      );
      if (!arrived) return 'shipped';
    }
  return 'delivered';
}

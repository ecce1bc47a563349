import { notFound } from 'next/navigation';
import { Label } from '@/app/(station)/papers/label';
import { requireStaff } from '@/app/auth';
import { readShipment } from '@/app/office/fulfill/address';
import { holdReasonWords, statusWords } from '@/components/status-words';
import { getShipmentForPacking, type ShipmentForPacking } from '@/lib/fulfillment/packing-queries';
import { listPapers } from '@/lib/fulfillment/paper-queries';
import { listBoxes, nextJob } from '@/lib/fulfillment/station-queries';
import { getMerchant } from '@/lib/settings/queries';
import { can } from '@/lib/staff/permissions';
import { Station } from './station';

/** The pack station: verify every unit by its code, pack, label, hand over, go on with the next. */
export default async function StationPage({ params }: PageProps<'/office/fulfill/[shipment]/station'>) {
  const actor = await requireStaff('shipment.pack');
  const where = readShipment((await params).shipment);
  const shipment = where && (await getShipmentForPacking(actor, where.orderId, where.shipmentNo));
  if (!shipment) notFound();

  const waiting = shipment.parcels.filter(({ status }) => status === 'packed' || status === 'labeled');
  const [boxes, next, papers, merchant] = await Promise.all([
    listBoxes(actor),
    nextJob(actor, shipment.locationId, where),
    can(actor, 'order.contact')
      ? listPapers(
          actor,
          waiting.map(({ id }) => id),
        )
      : [],
    getMerchant(),
  ]);
  const name = `${shipment.number}-${shipment.shipmentNo}`;
  return (
    <>
      <title>{`${name}, pack station`}</title>
      <Station
        key={name}
        job={{
          orderId: shipment.orderId,
          shipmentNo: shipment.shipmentNo,
          name,
          locationId: shipment.locationId,
          location: shipment.location,
          to: [shipment.customer ?? 'no name', shipment.city].filter(Boolean).join(', '),
          giftMessage: shipment.giftMessage,
          instruction: shipment.instruction,
          stop: stopOf(shipment),
          lines: shipment.lines.map((line) => ({ ...line, left: line.quantity - line.packed })),
          parcels: shipment.parcels
            .filter(({ status }) => status !== 'void')
            .map(({ id, status, weightG, box, carrier, lines }) => ({
              id,
              waits: status === 'packed' || status === 'labeled',
              weightG,
              box,
              carrier,
              units: lines.reduce((sum, { quantity }) => sum + quantity, 0),
            })),
        }}
        boxes={boxes}
        next={next}
        staff={actor.name}
        labels={papers.map((paper) => ({
          parcelId: paper.parcelId,
          label: <Label paper={paper} merchant={merchant.name} />,
        }))}
      />
    </>
  );
}

/** Why nobody may pack it now, in words; null when somebody may. */
function stopOf({ orderStatus, held, holds, status }: ShipmentForPacking) {
  if (orderStatus === 'to_verify') return 'The order has not been verified yet.';
  if (held || orderStatus === 'on_hold')
    return `On hold: ${holds.map((reason) => holdReasonWords[reason].word).join(', ') || 'see the order'}.`;
  if (status === 'waiting' || status === 'canceled')
    return `Nothing to pack: ${statusWords.shipment[status].word}.`;
  return null;
}

import { and, eq, gte, sql } from 'drizzle-orm';
import { type Tx, transaction } from '@/db';
import { parcels, trackingEvents } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { moveAllStock, type StockMoves } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import type { UndoHandOverInput } from './inputs';
import { parcelStatus } from './parcel-status';
import { lockParcel, movementsOf, type ParcelPart } from './parcel-tx';
import { countUnits } from './shipment-tx';

/** The exact inverse of handing over, as long as the carrier has said nothing. The goods lie reserved on the shelf again. */
export async function undoHandOver(actor: Actor, { parcelId }: UndoHandOverInput, at: Date) {
  permit(actor, 'shipment.hand_over');

  await transaction(async (tx) => {
    const { parcel, parts, orders } = await lockParcel(tx, parcelId);
    permitLocation(actor, parcel.locationId);
    const status = parcelStatus.move(parcel.status, 'undoHandOver');
    await refuseScanned(tx, parcelId, parcel.handedOverAt ?? at);
    for (const part of parts) await refuseReturning(tx, part);

    await tx
      .update(parcels)
      .set({ status, carrier: null, trackingNumber: null, handedOverAt: null })
      .where(eq(parcels.id, parcelId));
    const stock: StockMoves[] = [];
    for (const part of parts) {
      const { shipmentNo, units } = part;
      const orderId = part.order.id;
      const [eventId] = await Promise.all([
        record(tx, actor, at, { type: 'parcel.hand_over_undone', orderId, data: { shipmentNo, parcelId } }),
        countUnits(tx, { orderId, shipmentNo }, 'shipped', units, -1),
      ]);
      stock.push({ eventId, movements: movementsOf(part, parcel.locationId, 'unship') });
    }
    for (const { id } of orders) await refreshOrder(tx, id);
    await moveAllStock(tx, at, stock);
  });
}

async function refuseScanned(tx: Tx, parcelId: number, handedOverAt: Date) {
  const [scan] = await tx
    .select({ at: trackingEvents.at })
    .from(trackingEvents)
    .where(and(eq(trackingEvents.parcelId, parcelId), gte(trackingEvents.at, handedOverAt)))
    .limit(1);
  if (scan)
    throw new Refusal(
      'conflict',
      'The carrier has already scanned this parcel, so it has left the building.',
    );
}

/** Units that somebody has announced to send back must have left. */
async function refuseReturning(tx: Tx, { order, units }: ParcelPart) {
  const returning = await tx.execute<{
    line_no: number;
    announced: number;
    shipped: number;
    rma: string;
  }>(sql`
    select l.line_no, sum(l.quantity)::int announced, max(r.rma) rma, (select sum(s.shipped)::int from shipment_lines s
      where s.order_id = l.order_id and s.line_no = l.line_no) shipped
    from returns r join return_lines l on l.order_id = r.order_id and l.return_no = r.no
    where r.order_id = ${order.id} and r.status not in ('declined', 'canceled', 'expired') group by l.order_id, l.line_no`);
  for (const { line_no, announced, shipped, rma } of returning) {
    const back = units.find(({ lineNo }) => lineNo === line_no)?.quantity ?? 0;
    if (announced > shipped - back)
      throw new Refusal('conflict', `Return ${rma} counts on units of this parcel. Cancel the return first.`);
  }
}

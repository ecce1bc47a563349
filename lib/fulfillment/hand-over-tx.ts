import { and, eq, sql } from 'drizzle-orm';
import { db, pgConstraint, query, send, type Tx } from '@/db';
import { orders, parcelLines, parcels } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { moveAllStock, type StockMoves } from '@/lib/inventory/tx';
import { refreshOrder } from '@/lib/orders/refresh-tx';
import { type Actor, permitLocation } from '@/lib/staff/permissions';
import { formatMoment } from '@/lib/time';
import type { HandOverParcelInput } from './inputs';
import { parcelStatus } from './parcel-status';
import { lockParcel, movementsOf } from './parcel-tx';
import { refuseBlocked, roadStatusOf } from './rules';
import { countUnits } from './shipment-tx';

/** Hands a parcel over: locks its orders, refreshes them and moves its stock last. The caller asks `permit`. */
export async function handOver(
  tx: Tx,
  actor: Actor,
  { parcelId, carrier, trackingNumber }: HandOverParcelInput,
  at: Date,
) {
  const { parcel, parts, orders: locked, reports } = await lockParcel(tx, parcelId);
  permitLocation(actor, parcel.locationId);
  parcelStatus.move(parcel.status, 'handOver');
  for (const { order, shipment } of parts) refuseBlocked(order, shipment);
  for (const order of locked)
    if (at < order.placedAt)
      throw tooEarly(`order ${order.number} was placed (${formatMoment(order.placedAt, at)})`, at);
  if (at < parcel.packedAt) throw tooEarly(`it was packed (${formatMoment(parcel.packedAt, at)})`, at);

  const status = roadStatusOf(at, reports);
  const left = send(
    tx,
    query`update parcels set status = ${status}, carrier = ${carrier}, tracking_number = ${trackingNumber ?? null}::text,
        handed_over_at = ${at}::timestamptz where id = ${parcelId}`,
  );
  const gone = parts.map(async (part): Promise<StockMoves> => {
    const { shipmentNo, units } = part;
    const orderId = part.order.id;
    const data = { shipmentNo, parcelId, carrier, trackingNumber: trackingNumber ?? null };
    const [eventId] = await Promise.all([
      record(tx, actor, at, { type: 'parcel.handed_over', orderId, data }),
      countUnits(tx, { orderId, shipmentNo }, 'shipped', units),
    ]);
    return { eventId, movements: movementsOf(part, parcel.locationId, 'ship') };
  });
  const fresh = locked.map(({ id }) => refreshOrder(tx, id));
  const [stock] = await Promise.all([Promise.all(gone), left, ...fresh]);
  await moveAllStock(tx, at, stock);
}

const tooEarly = (after: string, at: Date) =>
  new Refusal('invalid', `The parcel cannot be handed over (${formatMoment(at, at)}) before ${after}.`);

type Label = { carrier: string; trackingNumber?: string | undefined };

/** What to say when the database has refused a number that another parcel has; nothing for any other error. */
export async function takenNumber(actor: Actor, error: unknown, { carrier, trackingNumber = '' }: Label) {
  if (pgConstraint(error) !== 'parcels_tracking') return undefined;
  const [other] = await db
    .select({ number: orders.number })
    .from(parcels)
    .leftJoin(parcelLines, eq(parcelLines.parcelId, parcels.id))
    .leftJoin(orders, eq(orders.id, parcelLines.orderId))
    .where(
      and(
        eq(parcels.trackingNumber, trackingNumber),
        eq(parcels.carrier, carrier),
        sql`${parcels.status} <> 'void'`,
      ),
    )
    .limit(1);
  const owner =
    other?.number && actor.kind !== 'supplier' ? `a parcel of order ${other.number}` : 'another parcel';
  return new Refusal(
    'conflict',
    `${carrier} ${trackingNumber} is already the number of ${owner}. Check the label.`,
  );
}

import { eq } from 'drizzle-orm';
import { transaction } from '@/db';
import { parcels, trackingEvents } from '@/db/schema';
import { Refusal } from '@/lib/errors';
import { record } from '@/lib/events/tx';
import { type Actor, permit, permitLocation } from '@/lib/staff/permissions';
import { addDays } from '@/lib/time';
import type { TrackParcelInput } from './inputs';
import { lockParcel } from './parcel-tx';
import { isOnTheRoad, roadStatusOf } from './rules';

/**
 * What the carrier reports. Kept once per parcel and event id, in whatever sequence it comes; only the newest report moves
 * the parcel. Reports from before the hand-over and after the delivery are kept and move nothing.
 */
export async function trackParcel(actor: Actor, input: TrackParcelInput, now: Date) {
  permit(actor, 'shipment.track');
  const { parcelId, providerEventId, status: reported, at, place, words } = input;
  // A day of grace for clocks and time zones; beyond it one wrong report would outrank all that follow.
  if (at > addDays(now, 1))
    throw new Refusal('invalid', 'A carrier cannot report what has not happened yet.');

  await transaction(async (tx) => {
    const { parcel, parts } = await lockParcel(tx, parcelId);
    permitLocation(actor, parcel.locationId);
    if (parcel.status === 'void') throw new Refusal('conflict', 'Cannot track a parcel that is void.');

    const stored = await tx
      .insert(trackingEvents)
      .values({ parcelId, providerEventId, status: reported, at, place, words })
      .onConflictDoNothing()
      .returning({ at: trackingEvents.at });
    if (stored.length === 0) return;

    const reports = await tx
      .select({ status: trackingEvents.status, at: trackingEvents.at })
      .from(trackingEvents)
      .where(eq(trackingEvents.parcelId, parcelId));
    if (parcel.handedOverAt && isOnTheRoad(parcel.status)) {
      const status = roadStatusOf(parcel.handedOverAt, reports);
      if (status !== parcel.status) await tx.update(parcels).set({ status }).where(eq(parcels.id, parcelId));
    }
    const data = { parcelId, status: reported, place, words };
    for (const { id: orderId } of new Set(parts.map(({ order }) => order)))
      await record(tx, actor, at, { type: 'parcel.tracked', orderId, data });
  });
}

import type { ParcelStatus } from '@/db/statuses';
import { deliverParcel } from '@/lib/fulfillment/deliver-parcel';
import { handOverParcel } from '@/lib/fulfillment/hand-over-parcel';
import { TrackParcelInput } from '@/lib/fulfillment/inputs';
import { parcelStatus } from '@/lib/fulfillment/parcel-status';
import { trackParcel } from '@/lib/fulfillment/track-parcel';
import { undoHandOver } from '@/lib/fulfillment/undo-hand-over';
import { unpackParcel } from '@/lib/fulfillment/unpack-parcel';
import { forceParcel } from '@/tests/forced-states';
import { aDeliveredOrder, aHandedOverParcel, aPackedParcel } from '@/tests/journeys';
import { daysLater, owner, unique } from '@/tests/world';
import type { Stand } from './step';

const later = daysLater(3);

async function parcelThatIs(state: ParcelStatus): Promise<number> {
  switch (state) {
    case 'packed':
      return (await aPackedParcel()).parcelId;
    case 'labeled': {
      // No carrier's labels are bought yet, so nothing else brings a parcel here.
      const { parcelId } = await aPackedParcel();
      await forceParcel(parcelId, 'labeled');
      return parcelId;
    }
    case 'handed_over':
      return (await aHandedOverParcel()).parcelId;
    case 'delivered':
      return (await aDeliveredOrder()).parcelId;
    case 'void': {
      const { parcelId } = await aPackedParcel();
      await unpackParcel(owner, { parcelId }, daysLater(1));
      return parcelId;
    }
    default: {
      const { parcelId } = await aHandedOverParcel();
      const report = { parcelId, providerEventId: unique('scan'), status: state, at: daysLater(1) };
      await trackParcel(owner, TrackParcelInput.parse(report), daysLater(1));
      return parcelId;
    }
  }
}

const operations: Record<string, (parcelId: number) => Promise<unknown>> = {
  unpack: (parcelId) => unpackParcel(owner, { parcelId }, later),
  handOver: (parcelId) => handOverParcel(owner, { parcelId, carrier: 'DHL' }, later),
  undoHandOver: (parcelId) => undoHandOver(owner, { parcelId }, later),
  deliver: (parcelId) => deliverParcel(owner, { parcelId }, later),
};

/** A carrier's report is kept whatever it says; only a void parcel refuses it, and only parcels on the road are moved. */
export async function* parcelStands(): AsyncGenerator<Stand> {
  for (const state of parcelStatus.statuses) {
    const parcelId = await parcelThatIs(state);
    const moves = Object.entries(operations)
      .filter(([move]) => !parcelStatus.can(state, move as keyof typeof parcelStatus.moves))
      .map(([move, run]) => [move, () => run(parcelId)]);
    if (state === 'void') {
      const report = { parcelId, providerEventId: unique('scan'), status: 'in_transit', at: later };
      moves.push(['track', () => trackParcel(owner, TrackParcelInput.parse(report), later)]);
    }
    yield { machine: 'parcel', state, moves: Object.fromEntries(moves) };
  }
}

import { ActionButton } from '@/components/action-button';
import { ShortMoment } from '@/components/moment';
import { Status } from '@/components/status';
import { CopyButton } from '@/components/ui/copy-button';
import { parcelStatus } from '@/lib/fulfillment/parcel-status';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { deliverParcelAction, undoHandOverAction, unpackParcelAction } from './actions';

type ParcelRowProps = {
  order: OrderDetail;
  parcel: OrderDetail['parcels'][number];
  position: number;
  actor: Actor;
  now: Date;
};

export function ParcelRow({ order, parcel, position, actor, now }: ParcelRowProps) {
  const input = { parcelId: parcel.id };
  const may = (move: Parameters<typeof parcelStatus.can>[1]) => parcelStatus.can(parcel.status, move);
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t px-3 py-1.5">
      <span>
        Parcel {position}
        {parcel.weightG ? (
          <span className="text-muted-foreground"> {(parcel.weightG / 1000).toFixed(1)} kg</span>
        ) : null}
      </span>
      {parcel.carrier ? <span>{parcel.carrier}</span> : null}
      {parcel.trackingNumber ? (
        <span className="code inline-flex items-center gap-1">
          {parcel.trackingNumber}
          <CopyButton text={parcel.trackingNumber} label="tracking number" />
        </span>
      ) : null}
      <Status kind="parcel" status={parcel.status} />
      {parcel.last ? (
        <span className="text-muted-foreground">
          {parcel.last.place ? `${parcel.last.place}, ` : ''}
          <ShortMoment at={new Date(parcel.last.at)} now={now} />
        </span>
      ) : null}
      <span className="ml-auto flex flex-wrap gap-1">
        {may('deliver') && can(actor, 'shipment.track') ? (
          <ActionButton
            action={deliverParcelAction}
            input={input}
            variant="ghost"
            pendingWord="Noting…"
            doneWord="Delivered"
          >
            Mark delivered
          </ActionButton>
        ) : null}
        {may('undoHandOver') && can(actor, 'shipment.hand_over') ? (
          <ActionButton
            action={undoHandOverAction}
            input={input}
            variant="ghost"
            confirm={{
              title: `Take parcel ${position} of ${order.number} back from ${parcel.carrier ?? 'the carrier'}`,
              body: 'Its units are on hand and reserved again, the parcel is packed as before. The customer may already have been told that it is on its way.',
              keep: 'Leave it',
              verb: 'Undo hand-over',
            }}
          >
            Undo hand-over…
          </ActionButton>
        ) : null}
        {may('unpack') && can(actor, 'shipment.pack') ? (
          <ActionButton
            action={unpackParcelAction}
            input={input}
            variant="ghost"
            pendingWord="Unpacking…"
            doneWord="Unpacked"
          >
            Unpack
          </ActionButton>
        ) : null}
      </span>
    </div>
  );
}

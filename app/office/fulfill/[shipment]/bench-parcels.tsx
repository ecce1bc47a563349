import Link from 'next/link';
import { ActionButton } from '@/components/action-button';
import { Status } from '@/components/status';
import { Card, CardBody, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { formatKg, parcelCode } from '@/lib/fulfillment/box-rules';
import type { ShipmentForPacking } from '@/lib/fulfillment/packing-queries';
import { parcelStatus } from '@/lib/fulfillment/parcel-status';
import { type Actor, can } from '@/lib/staff/permissions';
import { undoHandOverAction, unpackParcelAction } from '../actions';
import { HandOverForm } from './hand-over-form';

export function BenchParcels({ shipment, actor }: { shipment: ShipmentForPacking; actor: Actor }) {
  const parcels = shipment.parcels.filter(({ status }) => status !== 'void');
  if (parcels.length === 0)
    return (
      <EmptyState title="Nothing packed yet">
        Pick the units, then pack them into one or more parcels.
      </EmptyState>
    );
  const nameOf = (lineNo: number) => shipment.lines.find((line) => line.lineNo === lineNo)?.name ?? 'item';
  return (
    <div className="grid gap-3 pt-3">
      {parcels.map((parcel, i) => (
        <Card key={parcel.id}>
          <CardHeader>
            <b>Parcel {i + 1}</b>
            <Status kind="parcel" status={parcel.status} />
            <span className="text-muted-foreground">
              <span className="code">{parcelCode(parcel.id)}</span>
              {parcel.box ? `, box ${parcel.box}` : null}
              {parcel.weightG ? `, ${formatKg(parcel.weightG)}` : null}
            </span>
            <span className="ml-auto flex flex-wrap gap-1.5">
              {parcelStatus.can(parcel.status, 'unpack') && can(actor, 'shipment.pack') ? (
                <ActionButton
                  action={unpackParcelAction}
                  input={{ parcelId: parcel.id }}
                  variant="ghost"
                  pendingWord="Unpacking…"
                  doneWord="Unpacked"
                >
                  Unpack
                </ActionButton>
              ) : null}
              {parcelStatus.can(parcel.status, 'undoHandOver') && can(actor, 'shipment.hand_over') ? (
                <ActionButton
                  action={undoHandOverAction}
                  input={{ parcelId: parcel.id }}
                  variant="ghost"
                  pendingWord="Undoing…"
                  doneWord="Packed as before"
                >
                  Undo hand-over
                </ActionButton>
              ) : null}
            </span>
          </CardHeader>
          <CardBody>
            {can(actor, 'order.contact') ? (
              <p className="flex gap-4 pb-1.5">
                <Link className="link" href={`/office/parcels/${parcel.id}/label`}>
                  Label
                </Link>
                <Link className="link" href={`/office/parcels/${parcel.id}/slip`}>
                  Packing slip
                </Link>
              </p>
            ) : null}
            <ul>
              {parcel.lines.map(({ lineNo, quantity }) => (
                <li key={lineNo}>
                  {quantity} × {nameOf(lineNo)}
                </li>
              ))}
            </ul>
            {parcel.carrier ? (
              <p className="pt-1.5">
                {parcel.carrier} <span className="code">{parcel.trackingNumber}</span>
              </p>
            ) : null}
            {parcelStatus.can(parcel.status, 'handOver') && can(actor, 'shipment.hand_over') ? (
              <HandOverForm parcelId={parcel.id} />
            ) : null}
          </CardBody>
        </Card>
      ))}
    </div>
  );
}

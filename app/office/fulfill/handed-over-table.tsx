import { ActionButton } from '@/components/action-button';
import { DataTable } from '@/components/data-table';
import { ShortMoment } from '@/components/moment';
import { Status } from '@/components/status';
import type { HandedOverRow } from '@/lib/fulfillment/queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { undoHandOverAction } from './actions';

type HandedOverTableProps = {
  rows: HandedOverRow[];
  now: Date;
  actor: Actor;
  timeZone: string;
  empty: React.ReactNode;
};

export function HandedOverTable({ rows, now, actor, timeZone, empty }: HandedOverTableProps) {
  return (
    <DataTable
      label="Parcels handed over"
      rows={rows}
      rowKey={({ parcelId }) => parcelId}
      href={({ orderId }) => `/office/orders/${orderId}`}
      tall
      empty={empty}
      columns={[
        {
          key: 'shipment',
          head: 'Shipment',
          cell: (row: HandedOverRow) => `${row.number}-${row.shipmentNo}`,
          small: 'id',
        },
        { key: 'units', head: 'Units', cell: (row) => row.units, end: true, small: 'amount' },
        { key: 'carrier', head: 'Carrier', cell: (row) => row.carrier, small: 'name' },
        {
          key: 'tracking',
          head: 'Tracking',
          cell: (row) => <span className="code">{row.trackingNumber ?? 'none'}</span>,
          clip: true,
        },
        {
          key: 'status',
          head: 'State',
          cell: (row) => <Status kind="parcel" status={row.status} />,
          small: 'marks',
        },
        {
          key: 'left',
          head: 'Left',
          cell: (row) => <ShortMoment at={new Date(row.handedOverAt)} now={now} timeZone={timeZone} />,
          small: 'date',
        },
        {
          key: 'undo',
          head: <span className="sr-only">Undo</span>,
          cell: (row) =>
            row.status === 'handed_over' && can(actor, 'shipment.hand_over') ? (
              <ActionButton
                action={undoHandOverAction}
                input={{ parcelId: row.parcelId }}
                variant="ghost"
                pendingWord="Undoing…"
                doneWord="Packed as before"
              >
                Undo
              </ActionButton>
            ) : null,
        },
      ]}
    />
  );
}

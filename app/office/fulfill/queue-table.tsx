import { cn } from '@/components/cn';
import { type Column, DataTable } from '@/components/data-table';
import { ShortMoment } from '@/components/moment';
import { methodWords } from '@/components/plain-words';
import { ProductPicture } from '@/components/product-picture';
import { Say, Status } from '@/components/status';
import { holdReasonWords } from '@/components/status-words';
import { Tag } from '@/components/ui/tag';
import type { HoldReason } from '@/db/statuses';
import type { QueueRow } from '@/lib/fulfillment/queries';
import { formatDay } from '@/lib/time';

type QueueTableProps = { rows: QueueRow[]; now: Date; timeZone: string; empty: React.ReactNode };

/** Shipments of one location by the day they must leave; the row opens the bench. */
export function QueueTable({ rows, now, timeZone, empty }: QueueTableProps) {
  const columns: Column<QueueRow>[] = [
    { key: 'shipment', head: 'Shipment', cell: (row) => `${row.number}-${row.shipmentNo}`, small: 'id' },
    { key: 'items', head: 'Items', cell: (row) => <Items row={row} />, clip: true, small: 'name' },
    { key: 'units', head: 'Units', cell: (row) => row.units, end: true, small: 'amount' },
    { key: 'method', head: 'Method', cell: (row) => methodWords[row.method] },
    {
      key: 'to',
      head: 'For',
      cell: (row) => (
        <>
          {row.customer ?? 'no name'} <span className="text-muted-foreground">{row.country}</span>
          {row.gift ? <Tag className="ml-1.5">gift</Tag> : null}
        </>
      ),
      className: 'max-w-52 truncate',
    },
    {
      key: 'by',
      head: 'Ship by',
      cell: (row) => <ShipBy row={row} now={now} timeZone={timeZone} />,
      small: 'date',
    },
    {
      key: 'status',
      head: 'State',
      cell: (row) =>
        row.problems.length > 0 ? (
          <Say mark="held" tone="stop" strong>
            {row.problems.map(problemOf).join(', ')}
          </Say>
        ) : (
          <Status kind="shipment" status={row.status} />
        ),
      small: 'marks',
    },
  ];
  return (
    <DataTable
      label="Shipments"
      columns={columns}
      rows={rows}
      rowKey={(row) => `${row.orderId}-${row.shipmentNo}`}
      href={(row) => `/office/fulfill/${row.orderId}-${row.shipmentNo}`}
      group={(row) => groupOf(row, now, timeZone)}
      tall
      empty={empty}
    />
  );
}

const problemOf = (problem: string) =>
  problem === 'to_verify' ? 'To verify' : (holdReasonWords[problem as HoldReason]?.word ?? 'On hold');

function Items({ row }: { row: QueueRow }) {
  return (
    <span className="flex min-w-0 items-center gap-3">
      {row.items.slice(0, 3).map((item, i) => (
        <span
          key={`${item.sku} ${item.name}`}
          className={cn('flex min-w-0 items-center gap-2', i > 0 && 'max-md:hidden')}
        >
          <ProductPicture src={item.picture} size="s" className="max-md:hidden" />
          <span className="truncate">
            {item.quantity > 1 ? <b>{item.quantity} × </b> : null}
            {item.name}
          </span>
        </span>
      ))}
      {row.items.length > 3 ? (
        <span className="text-muted-foreground max-md:hidden">+{row.items.length - 3}</span>
      ) : null}
      {row.items.length > 1 ? (
        <span className="text-muted-foreground md:hidden">+{row.items.length - 1}</span>
      ) : null}
    </span>
  );
}

function ShipBy({ row, now, timeZone }: { row: QueueRow; now: Date; timeZone: string }) {
  if (!row.shipBy) return <span className="text-muted-foreground">no date</span>;
  const at = new Date(row.shipBy);
  return (
    <ShortMoment
      at={at}
      now={now}
      timeZone={timeZone}
      className={at < now ? 'font-semibold text-stop' : ''}
    />
  );
}

function groupOf(row: QueueRow, now: Date, timeZone: string) {
  if (!row.shipBy) return { key: 'none', heading: 'No date' };
  const at = new Date(row.shipBy);
  if (at < now)
    return {
      key: 'missed',
      heading: (
        <Say mark="stop" tone="stop" strong>
          Missed its truck
        </Say>
      ),
    };
  const day = formatDay(at, now, timeZone);
  return { key: day, heading: <b>{day === 'Today' ? 'Leaves today' : day}</b> };
}

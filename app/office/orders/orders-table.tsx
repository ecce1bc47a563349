import { type Column, DataTable } from '@/components/data-table';
import { Day, ShortMoment } from '@/components/moment';
import { Money } from '@/components/money';
import { Say, Status } from '@/components/status';
import { daysLate, holdReasonWords } from '@/components/status-words';
import { Tag } from '@/components/ui/tag';
import type { OrderRow } from '@/lib/orders/list-row';
import { daysBetween } from '@/lib/time';

type OrdersTableProps = {
  rows: OrderRow[];
  now: Date;
  money: boolean;
  /** With boxes, for what is done to many. */
  pick?: boolean;
  empty: React.ReactNode;
};

export function OrdersTable({ rows, now, money, pick, empty }: OrdersTableProps) {
  const columns: Column<OrderRow>[] = [
    { key: 'number', head: 'Order', cell: (row) => row.number, small: 'id' },
    {
      key: 'placed',
      head: 'Placed',
      cell: (row) => <ShortMoment at={row.placedAt} now={now} className="text-muted-foreground" />,
      small: 'date',
    },
    { key: 'customer', head: 'Customer', cell: customerOf, clip: true, small: 'name' },
    {
      key: 'channel',
      head: 'Channel',
      cell: (row) => <span className="text-muted-foreground">{row.channel}</span>,
    },
    { key: 'items', head: 'Items', cell: (row) => row.units, end: true },
    { key: 'from', head: 'From', cell: (row) => <From row={row} /> },
    { key: 'promise', head: 'Promise', cell: (row) => <Promised row={row} now={now} /> },
    {
      key: 'order',
      head: 'Order',
      cell: (row) => (
        <Status
          kind="order"
          status={row.status}
          detail={row.status === 'on_hold' ? holdsOf(row) : null}
          slot
        />
      ),
      small: 'marks',
    },
    { key: 'payment', head: 'Payment', cell: (row) => <Status kind="payment" status={row.paymentStatus} /> },
    {
      key: 'fulfillment',
      head: 'Fulfillment',
      cell: (row) => <Status kind="fulfillment" status={row.fulfillmentStatus} />,
      small: 'marks',
    },
  ];
  if (money)
    columns.push({
      key: 'total',
      head: 'Total',
      cell: (row) => <Money amount={row.totalAmount} currency={row.currency} />,
      end: true,
      small: 'amount',
    });
  return (
    <DataTable
      label="Orders"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      href={(row) => `/office/orders/${row.id}`}
      dense
      {...(pick && {
        pick: {
          name: 'order',
          value: (row: OrderRow) => row.id,
          label: (row: OrderRow) => `Choose order ${row.number}`,
        },
      })}
      empty={empty}
    />
  );
}

const holdsOf = (row: OrderRow) => row.holds.map((reason) => holdReasonWords[reason].word).join(', ') || null;

const customerOf = (row: OrderRow) => (
  <>
    {row.customer ?? <span className="text-muted-foreground">no name</span>}{' '}
    {row.country ? <span className="text-muted-foreground">{row.country}</span> : null}
    {row.tags.slice(0, 2).map((tag) => (
      <Tag key={tag} className="ml-1.5">
        {tag}
      </Tag>
    ))}
    {row.openReturns > 0 ? <Tag className="ml-1.5">return</Tag> : null}
  </>
);

function From({ row }: { row: OrderRow }) {
  const [first, ...others] = row.locations;
  if (!first) return <span className="text-muted-foreground">nowhere</span>;
  return (
    <>
      {first} {others.length > 0 ? <span className="text-muted-foreground">+{others.length}</span> : null}
    </>
  );
}

function Promised({ row, now }: { row: OrderRow; now: Date }) {
  const ended = row.status === 'canceled' || row.status === 'expired';
  if (!row.promisedAt || ended) return <span className="text-muted-foreground">none</span>;
  const late = daysBetween(row.promisedAt, row.deliveredAt ?? now) + 1;
  const over = (row.deliveredAt ?? now) > row.promisedAt;
  if (!over || (row.deliveredAt && row.status === 'closed'))
    return <Day at={row.promisedAt} now={now} className="text-muted-foreground" />;
  return (
    <Say mark="stop" tone="stop">
      <b>
        <Day at={row.promisedAt} now={now} />
      </b>{' '}
      <span className="text-stop">{daysLate(late)}</span>
    </Say>
  );
}

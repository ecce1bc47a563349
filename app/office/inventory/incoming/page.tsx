import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { Day } from '@/components/moment';
import { Say } from '@/components/status';
import { IncomingFilter, type IncomingTab } from '@/lib/inventory/expected-inputs';
import { type IncomingRow, listIncoming } from '@/lib/inventory/expected-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { addDays, calendarDay } from '@/lib/time';
import { StockList } from '../stock-list';
import { ExpectDialog } from './expect-dialog';
import { IncomingActions } from './incoming-actions';

export const metadata: Metadata = { title: 'Incoming' };

const states: Record<IncomingTab, readonly [string, string]> = {
  open: ['Expected', 'Nothing is expected'],
  overdue: ['Late', 'Nothing is late'],
  closed: ['Arrived or canceled', 'Nothing that was expected has arrived yet'],
};

export default async function IncomingPage({ searchParams }: PageProps<'/office/inventory/incoming'>) {
  const actor = await requireStaff('stock.read');
  const filter = IncomingFilter.parse(await searchParams);
  const now = new Date();
  const [{ rows, next }, places] = await Promise.all([
    listIncoming(actor, filter, now),
    listLocations(actor),
  ]);
  const plans = can(actor, 'stock.expect');
  const mine = places.filter(({ id }) => actor.locationIds === null || actor.locationIds.includes(id));
  const add = plans ? (
    <ExpectDialog
      places={mine.map(({ code, name }) => ({ value: code, label: name }))}
      day={calendarDay(addDays(now, 7), 'UTC')}
    />
  ) : null;
  const acts = plans || can(actor, 'stock.receive');

  return (
    <StockList
      actor={actor}
      current="incoming"
      add={add}
      filter={filter}
      states={states}
      places={mine}
      search={{ label: 'Search incoming goods', placeholder: 'SKU, barcode, purchase order' }}
      next={next}
      label="Incoming goods"
      rows={rows}
      rowKey={({ id }) => id}
      tall
      columns={[
        {
          key: 'sku',
          head: 'Item',
          cell: (row: IncomingRow) => (
            <Link href={`/office/inventory/${encodeURIComponent(row.sku)}`} className="block min-w-0">
              <span className="block truncate font-semibold">{row.name}</span>
              <span className="code text-muted-foreground">{row.sku}</span>
            </Link>
          ),
          small: 'id',
          clip: true,
          className: 'max-md:max-w-none',
        },
        { key: 'where', head: 'Where', cell: (row) => row.locationName, small: 'marks' },
        {
          key: 'day',
          head: 'Expected',
          cell: (row) =>
            row.overdue ? (
              <Say mark="look" tone="wait" strong>
                late, <Day at={row.expectedAt} now={now} />
              </Say>
            ) : (
              <Day at={row.expectedAt} now={now} />
            ),
          small: 'date',
        },
        {
          key: 'left',
          head: 'To come',
          cell: (row) => <b>{row.closed ? 0 : row.quantity - row.received}</b>,
          end: true,
          small: 'amount',
        },
        { key: 'received', head: 'Arrived', cell: (row) => row.received || '', end: true },
        { key: 'waiting', head: 'Waited for', cell: (row) => row.waiting || '', end: true },
        {
          key: 'with',
          head: 'Comes with',
          cell: (row) =>
            row.transferId === null ? (
              (row.reference ?? '')
            ) : (
              <Link className="link" href={`/office/inventory/transfers/${row.transferId}`}>
                transfer {row.transferId}
              </Link>
            ),
        },
        ...(acts && filter.tab !== 'closed'
          ? [
              {
                key: 'act',
                head: <span className="sr-only">Change</span>,
                cell: (row: IncomingRow) =>
                  row.transferId === null ? (
                    <IncomingActions
                      row={{
                        ...row,
                        receiptId: row.id,
                        reference: row.reference ?? '',
                        day: calendarDay(row.expectedAt, 'UTC'),
                      }}
                      receives={can(actor, 'stock.receive')}
                      plans={plans}
                    />
                  ) : (
                    <Link className="link md:hidden" href={`/office/inventory/transfers/${row.transferId}`}>
                      with transfer {row.transferId}
                    </Link>
                  ),
                end: true,
                small: 'note' as const,
              },
            ]
          : []),
      ]}
      empty="Goods on order and transfers on their way stand here, the next first."
    />
  );
}

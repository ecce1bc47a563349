import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { Day } from '@/components/moment';
import { Button } from '@/components/ui/button';
import { TransferFilter, type TransferTab } from '@/lib/inventory/transfer-inputs';
import { listTransfers, type TransferRow } from '@/lib/inventory/transfer-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { StockList } from '../stock-list';
import { TransferState } from './transfer-state';

export const metadata: Metadata = { title: 'Transfers' };

const states: Record<TransferTab, readonly [string, string]> = {
  open: ['Open', 'Nothing is on its way between locations'],
  draft: ['Drafts', 'No transfer is a draft'],
  sent: ['On the way', 'No transfer is on the way'],
  overdue: ['Late', 'No transfer is late'],
  closed: ['Closed', 'No transfer has ended yet'],
  all: ['All', 'No transfer yet'],
};

export default async function TransfersPage({ searchParams }: PageProps<'/office/inventory/transfers'>) {
  const actor = await requireStaff('stock.read');
  const filter = TransferFilter.parse(await searchParams);
  const now = new Date();
  const [{ rows, next }, places] = await Promise.all([
    listTransfers(actor, filter, now),
    listLocations(actor),
  ]);
  const add = can(actor, 'stock.transfer') ? (
    <Button asChild variant="primary">
      <Link href="/office/inventory/transfers/new">New transfer</Link>
    </Button>
  ) : null;

  return (
    <StockList
      actor={actor}
      current="transfers"
      add={add}
      filter={filter}
      states={states}
      places={places}
      next={next}
      label="Transfers"
      rows={rows}
      rowKey={({ id }) => id}
      opens={({ id }) => id}
      columns={[
        { key: 'id', head: 'Transfer', cell: ({ id }: TransferRow) => id, small: 'id' },
        {
          key: 'way',
          head: 'From and to',
          cell: ({ from, to }) => (
            <>
              {from} <span className="text-muted-foreground">to</span> {to}
            </>
          ),
          small: 'name',
        },
        { key: 'state', head: 'State', cell: (row) => <TransferState row={row} />, small: 'marks' },
        { key: 'units', head: 'Units', cell: ({ units }) => units, end: true, small: 'amount' },
        { key: 'arrived', head: 'Arrived', cell: ({ received }) => received || '', end: true },
        { key: 'missing', head: 'Missing', cell: ({ missing }) => missing || '', end: true },
        {
          key: 'expected',
          head: 'Expected',
          cell: ({ expectedAt }) => (expectedAt ? <Day at={expectedAt} now={now} /> : ''),
          small: 'date',
        },
        { key: 'note', head: 'Note', cell: ({ note }) => note ?? '', clip: true },
      ]}
      empty="A transfer says what one location sends another. Until it arrives it counts as incoming there."
    />
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { Day } from '@/components/moment';
import { Status } from '@/components/status';
import { Button } from '@/components/ui/button';
import { CountFilter, type CountTab } from '@/lib/inventory/count-inputs';
import { type CountRow, listCounts } from '@/lib/inventory/count-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { StockList } from '../stock-list';

export const metadata: Metadata = { title: 'Counts' };

const states: Record<CountTab, readonly [string, string]> = {
  all: ['All', 'Nothing has been counted yet'],
  open: ['Counting', 'Nobody is counting'],
  counted: ['To review', 'No count waits for a review'],
  posted: ['Posted', 'No count has been posted yet'],
};

export default async function CountsPage({ searchParams }: PageProps<'/office/inventory/counts'>) {
  const actor = await requireStaff('stock.read');
  const filter = CountFilter.parse(await searchParams);
  const now = new Date();
  const [{ rows, next }, places] = await Promise.all([listCounts(actor, filter), listLocations(actor)]);
  const add = can(actor, 'stock.count') ? (
    <Button asChild variant="primary">
      <Link href="/office/inventory/counts/new">New count</Link>
    </Button>
  ) : null;

  return (
    <StockList
      actor={actor}
      current="counts"
      add={add}
      filter={filter}
      states={states}
      places={places}
      next={next}
      label="Counts"
      rows={rows}
      rowKey={({ id }) => id}
      opens={({ id }) => id}
      columns={[
        { key: 'id', head: 'Count', cell: ({ id }: CountRow) => id, small: 'id' },
        { key: 'where', head: 'Where', cell: (row) => row.locationName, small: 'name' },
        {
          key: 'state',
          head: 'State',
          cell: ({ status }) => <Status kind="count" status={status} />,
          small: 'marks',
        },
        {
          key: 'lines',
          head: 'Counted',
          cell: ({ counted, lines }) => `${counted} of ${lines}`,
          end: true,
          small: 'amount',
        },
        { key: 'differing', head: 'Differ', cell: ({ differing }) => differing || '', end: true },
        { key: 'over', head: 'Too many', cell: ({ over }) => (over ? `+${over}` : ''), end: true },
        { key: 'under', head: 'Too few', cell: ({ under }) => (under ? `−${under}` : ''), end: true },
        { key: 'who', head: 'By', cell: ({ countedBy }) => countedBy ?? '' },
        {
          key: 'opened',
          head: 'Opened',
          cell: ({ createdAt }) => <Day at={createdAt} now={now} className="text-muted-foreground" />,
          small: 'date',
        },
      ]}
      empty="A count lists shelves. What people find is compared with the books only when they are done."
    />
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { DataTable } from '@/components/data-table';
import { FilteredEmpty } from '@/components/filter-chips';
import { Day } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { RowKeys } from '@/components/row-keys';
import { Status } from '@/components/status';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { CountFilter, type CountTab, countTabs } from '@/lib/inventory/count-inputs';
import { type CountRow, listCounts } from '@/lib/inventory/count-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { InventoryTabs } from '../inventory-tabs';
import { ListFilters } from '../list-filters';

export const metadata: Metadata = { title: 'Counts' };

const words: Record<CountTab, string> = {
  all: 'All',
  open: 'Counting',
  counted: 'To review',
  posted: 'Posted',
};

export default async function CountsPage({ searchParams }: PageProps<'/office/inventory/counts'>) {
  const actor = await requireStaff('stock.read');
  const filter = CountFilter.parse(await searchParams);
  const now = new Date();
  const [{ rows, next }, places] = await Promise.all([listCounts(actor, filter), listLocations(actor)]);
  const address = (tab: CountTab, after?: string | null) =>
    `/office/inventory/counts?${new URLSearchParams({
      tab,
      ...(filter.location ? { location: filter.location } : {}),
      ...(after ? { after } : {}),
    })}`;
  const add = can(actor, 'stock.count') ? (
    <Button asChild variant="primary">
      <Link href="/office/inventory/counts/new">New count</Link>
    </Button>
  ) : null;

  return (
    <>
      <PageHeader title="Inventory" actions={add} />
      <InventoryTabs actor={actor} current="counts" />
      <ListFilters
        action="/office/inventory/counts"
        label="Counts by state"
        tab={filter.tab}
        segments={[...countTabs]
          .sort((a, b) => Number(b === 'all') - Number(a === 'all'))
          .map((tab) => ({ href: address(tab), label: words[tab], current: tab === filter.tab }))}
        places={places}
        location={filter.location}
      />
      <DataTable
        label="Counts"
        rows={rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/office/inventory/counts/${id}`}
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
        empty={
          filter.location || filter.tab !== 'all' ? (
            <FilteredEmpty title="No count matches" clear="/office/inventory/counts" />
          ) : (
            <EmptyState title="Nothing has been counted yet" action={add}>
              A count lists shelves. What people find is compared with the books only when they are done.
            </EmptyState>
          )
        }
      />
      {rows.length > 0 ? (
        <Pager
          newer={filter.after ? address(filter.tab) : null}
          newerWord="First page"
          older={next ? address(filter.tab, next) : null}
          olderWord="Next page"
        >
          {rows.length} shown
        </Pager>
      ) : null}
      <RowKeys />
    </>
  );
}

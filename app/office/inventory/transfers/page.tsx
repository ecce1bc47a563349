import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { DataTable } from '@/components/data-table';
import { FilteredEmpty } from '@/components/filter-chips';
import { Day } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { RowKeys } from '@/components/row-keys';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { TransferFilter, type TransferTab, transferTabs } from '@/lib/inventory/transfer-inputs';
import { listTransfers, type TransferRow } from '@/lib/inventory/transfer-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { InventoryTabs } from '../inventory-tabs';
import { ListFilters } from '../list-filters';
import { TransferState } from './transfer-state';

export const metadata: Metadata = { title: 'Transfers' };

const words: Record<TransferTab, string> = {
  open: 'Open',
  draft: 'Drafts',
  sent: 'On the way',
  overdue: 'Late',
  closed: 'Closed',
  all: 'All',
};

export default async function TransfersPage({ searchParams }: PageProps<'/office/inventory/transfers'>) {
  const actor = await requireStaff('stock.read');
  const filter = TransferFilter.parse(await searchParams);
  const now = new Date();
  const [{ rows, next }, places] = await Promise.all([
    listTransfers(actor, filter, now),
    listLocations(actor),
  ]);
  const address = (tab: TransferTab, after?: string | null) =>
    `/office/inventory/transfers?${new URLSearchParams({
      tab,
      ...(filter.location ? { location: filter.location } : {}),
      ...(after ? { after } : {}),
    })}`;
  const add = can(actor, 'stock.transfer') ? (
    <Button asChild variant="primary">
      <Link href="/office/inventory/transfers/new">New transfer</Link>
    </Button>
  ) : null;

  return (
    <>
      <PageHeader title="Inventory" actions={add} />
      <InventoryTabs actor={actor} current="transfers" />
      <ListFilters
        action="/office/inventory/transfers"
        label="Transfers by state"
        tab={filter.tab}
        segments={transferTabs.map((tab) => ({
          href: address(tab),
          label: words[tab],
          current: tab === filter.tab,
        }))}
        places={places}
        location={filter.location}
      />
      <DataTable
        label="Transfers"
        rows={rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/office/inventory/transfers/${id}`}
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
        empty={
          filter.location || filter.tab !== 'open' ? (
            <FilteredEmpty title="No transfer matches" clear="/office/inventory/transfers" />
          ) : (
            <EmptyState title="Nothing is on its way between locations" action={add}>
              A transfer says what one location sends another. Until it arrives it counts as incoming there.
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

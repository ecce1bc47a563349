import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { FilterBar, FilteredEmpty } from '@/components/filter-chips';
import { FilterSelect } from '@/components/filter-select';
import { PageHeader } from '@/components/page-header';
import { RowKeys } from '@/components/row-keys';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { SearchBox } from '@/components/ui/search-box';
import { SubmitButton } from '@/components/ui/submit-button';
import { listStockLevels } from '@/lib/inventory/grid-queries';
import { StockFilter } from '@/lib/inventory/list-inputs';
import { listCategories } from '@/lib/inventory/safety-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { InventoryTabs } from './inventory-tabs';
import { StockTable } from './stock-table';

export const metadata: Metadata = { title: 'Inventory' };

const shown = [
  { value: '', label: 'all' },
  { value: 'low', label: 'running low' },
  { value: 'out', label: 'nothing available' },
  { value: 'short', label: 'below zero' },
];

export default async function InventoryPage({ searchParams }: PageProps<'/office/inventory'>) {
  const actor = await requireStaff('stock.read');
  const filter = StockFilter.parse(await searchParams);
  const now = new Date();
  const [{ rows, next }, places, categories] = await Promise.all([
    listStockLevels(actor, filter, now),
    listLocations(actor),
    listCategories(actor),
  ]);
  const address = (cursor?: string | null) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filter, cursor })) if (value) query.set(name, value);
    return `/office/inventory?${query}`;
  };
  const filtered = filter.q || filter.location || filter.category || filter.show;

  return (
    <>
      <PageHeader
        title="Inventory"
        actions={
          <Link className="link" href="/office/settings/safety">
            Safety stock
          </Link>
        }
      />
      <InventoryTabs actor={actor} current="stock" />
      <FilterBar className="border-b">
        <form action="/office/inventory" className="flex flex-wrap items-center gap-1.5 max-md:w-full">
          <SearchBox
            name="q"
            label="Search stock"
            placeholder="SKU, barcode or a word of the name"
            defaultValue={filter.q}
            boxClassName="w-[290px] max-md:w-full"
          />
          {places.length > 1 && places.length <= 100 ? (
            <FilterSelect
              what="Location"
              name="location"
              defaultValue={filter.location ?? ''}
              choices={[
                { value: '', label: 'any' },
                ...places.map(({ code, name }) => ({ value: code, label: name })),
              ]}
            />
          ) : null}
          {categories.length > 1 ? (
            <FilterSelect
              what="Category"
              name="category"
              defaultValue={filter.category ?? ''}
              choices={[
                { value: '', label: 'any' },
                ...categories.map((name) => ({ value: name, label: name })),
              ]}
            />
          ) : null}
          <FilterSelect what="Show" name="show" defaultValue={filter.show ?? ''} choices={shown} />
          <noscript>
            <SubmitButton>Search</SubmitButton>
          </noscript>
        </form>
      </FilterBar>
      <StockTable
        rows={rows}
        changes={can(actor, 'stock.adjust')}
        now={now}
        empty={
          filtered ? (
            <FilteredEmpty title="No stock matches" clear="/office/inventory" />
          ) : (
            <EmptyState title="No stock yet">
              Stock stands here once a location has received something.
            </EmptyState>
          )
        }
      />
      {rows.length > 0 ? (
        <Pager newer={filter.cursor ? address() : null} older={next ? address(next) : null}>
          {rows.length} shown
        </Pager>
      ) : null}
      <RowKeys />
    </>
  );
}

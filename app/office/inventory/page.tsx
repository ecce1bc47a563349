import type { Metadata } from 'next';
import { requireStaff } from '@/app/auth';
import { DataTable } from '@/components/data-table';
import { FilterBar, FilteredEmpty } from '@/components/filter-chips';
import { FilterSelect } from '@/components/filter-select';
import { PageHeader } from '@/components/page-header';
import { ProductPicture } from '@/components/product-picture';
import { RowKeys } from '@/components/row-keys';
import { Say } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { SearchBox } from '@/components/ui/search-box';
import { SubmitButton } from '@/components/ui/submit-button';
import { listStockLevels, type StockRow } from '@/lib/inventory/grid-queries';
import { StockFilter } from '@/lib/inventory/list-inputs';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { StockDialog } from './stock-dialog';

export const metadata: Metadata = { title: 'Inventory' };

export default async function InventoryPage({ searchParams }: PageProps<'/office/inventory'>) {
  const actor = await requireStaff('stock.read');
  const filter = StockFilter.parse(await searchParams);
  const [{ rows, next }, places] = await Promise.all([
    listStockLevels(actor, filter, new Date()),
    listLocations(actor),
  ]);
  const address = (cursor?: string | null) => {
    const query = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...filter, cursor })) if (value) query.set(name, value);
    return `/office/inventory?${query}`;
  };
  const changes = can(actor, 'stock.adjust');

  return (
    <>
      <PageHeader title="Inventory" />
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
          <noscript>
            <SubmitButton>Search</SubmitButton>
          </noscript>
        </form>
      </FilterBar>
      <DataTable
        label="Stock"
        rows={rows}
        rowKey={({ variantId, locationId }) => `${variantId}-${locationId}`}
        href={({ sku, location }) =>
          `/office/inventory/${encodeURIComponent(sku)}?location=${encodeURIComponent(location)}`
        }
        tall
        columns={[
          {
            key: 'sku',
            head: 'Item',
            cell: (row: StockRow) => (
              <span className="flex items-center gap-2.5">
                <ProductPicture src={row.picture} className="max-md:hidden" />
                <span className="min-w-0">
                  <span className="block truncate">{row.name}</span>
                  <span className="code font-normal text-muted-foreground">{row.sku}</span>
                </span>
              </span>
            ),
            small: 'id',
            clip: true,
            className: 'max-md:col-[2/5] max-md:max-w-none',
          },
          { key: 'location', head: 'Location', cell: (row) => row.locationName, small: 'marks' },
          { key: 'onHand', head: 'On hand', cell: (row) => row.onHand, end: true },
          { key: 'reserved', head: 'Reserved', cell: (row) => row.reserved, end: true },
          { key: 'safety', head: 'Safety', cell: (row) => row.safety || '', end: true },
          {
            key: 'available',
            head: 'Available',
            cell: (row) => <Available row={row} />,
            end: true,
            small: 'amount',
          },
          { key: 'incoming', head: 'Incoming', cell: (row) => row.incoming || '', end: true },
          { key: 'damaged', head: 'Damaged', cell: (row) => row.damaged || '', end: true },
          ...(changes
            ? [
                {
                  key: 'change',
                  head: <span className="sr-only">Change</span>,
                  cell: (row: StockRow) => (
                    <StockDialog
                      sku={row.sku}
                      name={row.name}
                      location={row.location}
                      locationName={row.locationName}
                      onHand={row.onHand}
                    />
                  ),
                  end: true,
                },
              ]
            : []),
        ]}
        empty={
          filter.q || filter.location ? (
            <FilteredEmpty title="No stock matches" clear="/office/inventory" />
          ) : (
            <EmptyState title="No stock yet">
              Stock stands here once a location has received something.
            </EmptyState>
          )
        }
      />
      {rows.length > 0 ? (
        <Pager
          newer={filter.cursor ? address() : null}
          newerWord="First page"
          older={next ? address(next) : null}
          olderWord="Next page"
        >
          {rows.length} shown
        </Pager>
      ) : null}
      <RowKeys />
    </>
  );
}

function Available({ row }: { row: StockRow }) {
  if (row.available > 0) return <b>{row.available}</b>;
  return (
    <Say mark="look" tone="wait" strong>
      {row.available}
    </Say>
  );
}

import Link from 'next/link';
import { type Column, DataTable } from '@/components/data-table';
import { ProductPicture } from '@/components/product-picture';
import { Sparkline } from '@/components/sparkline';
import { Say } from '@/components/status';
import { Tag } from '@/components/ui/tag';
import { daysOfCover, demandWords } from '@/lib/inventory/demand-rules';
import type { StockRow } from '@/lib/inventory/grid-queries';
import { LimitsDialog } from './limits-dialog';
import { StockDialog } from './stock-dialog';
import { WhyAvailable } from './why-available';
import { WhyList } from './why-list';

type StockTableProps = { rows: StockRow[]; changes: boolean; now: Date; empty: React.ReactNode };

const shelfHref = ({ sku, location, bundle }: StockRow) =>
  bundle
    ? `/office/inventory/${encodeURIComponent(sku)}`
    : `/office/inventory/${encodeURIComponent(sku)}?location=${encodeURIComponent(location)}`;

/** SKU by location: what is there, who has it, what may be promised, and how long it lasts. */
export function StockTable({ rows, changes, now, empty }: StockTableProps) {
  const counted = (pick: (row: StockRow) => React.ReactNode) => (row: StockRow) =>
    row.bundle ? '' : pick(row);
  const columns: Column<StockRow>[] = [
    {
      key: 'sku',
      head: 'Item',
      cell: (row) => (
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
    {
      key: 'location',
      head: 'Location',
      cell: (row) => (
        <>
          {row.locationName} {row.bundle ? <Tag>Bundle</Tag> : null}
        </>
      ),
      small: 'marks',
    },
    { key: 'onHand', head: 'On hand', cell: counted((row) => row.onHand), end: true },
    {
      key: 'reserved',
      head: 'Reserved',
      cell: counted((row) =>
        row.reserved > 0 ? (
          <Link className="link" prefetch={false} href={`${shelfHref(row)}#reserved`}>
            {row.reserved}
          </Link>
        ) : (
          0
        ),
      ),
      end: true,
    },
    {
      key: 'safety',
      head: 'Safety',
      cell: counted((row) => <Safety row={row} changes={changes} />),
      end: true,
    },
    {
      key: 'available',
      head: 'Available',
      cell: (row) => <Available row={row} now={now} />,
      end: true,
      small: 'amount',
    },
    { key: 'incoming', head: 'Incoming', cell: (row) => row.incoming || '', end: true },
    { key: 'damaged', head: 'Damaged', cell: (row) => row.damaged || '', end: true },
    { key: 'cover', head: 'Lasts', cell: counted(cover), end: true, small: 'date' },
    {
      key: 'demand',
      head: '30 days',
      cell: counted((row) => <Sparkline values={row.demand} label={demandWords(row.demand)} />),
    },
  ];
  if (changes)
    columns.push({
      key: 'change',
      head: <span className="sr-only">Change</span>,
      cell: counted((row) => <StockDialog {...row} />),
      end: true,
    });
  return (
    <DataTable
      label="Stock"
      rows={rows}
      rowKey={({ variantId, locationId }) => `${variantId}-${locationId}`}
      href={shelfHref}
      tall
      columns={columns}
      empty={empty}
    />
  );
}

function cover(row: StockRow) {
  const days = daysOfCover(row.available, row.demand);
  if (days === null) return '';
  if (days > 365) return 'over a year';
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}

function Safety({ row, changes }: { row: StockRow; changes: boolean }) {
  if (!changes) return row.safety || '';
  const { sku, name, location, locationName, ownSafety, lowAt } = row;
  return (
    <LimitsDialog {...{ sku, name, location, locationName, ownSafety, lowAt }} quiet>
      {row.safety || <span className="text-muted-foreground">0</span>}
    </LimitsDialog>
  );
}

function Available({ row, now }: { row: StockRow; now: Date }) {
  const low = row.lowAt !== null && row.available <= row.lowAt;
  const figure =
    row.available <= 0 || low ? (
      <Say mark="look" tone="wait" strong>
        {row.available}
      </Say>
    ) : (
      <b>{row.available}</b>
    );
  if (row.bundle) return figure;
  const label = `Why ${row.available} of ${row.name} in ${row.locationName} are available`;
  return (
    <WhyAvailable label={label} figure={figure}>
      <WhyList row={row} now={now} />
      {low ? <p className="sm pt-2">Low: the limit is {row.lowAt}.</p> : null}
    </WhyAvailable>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { DataTable } from '@/components/data-table';
import { FactBoxes } from '@/components/fact-boxes';
import { Moment } from '@/components/moment';
import { DetailHeader, PageBody } from '@/components/page-header';
import { movementKindWords } from '@/components/plain-words';
import { Section } from '@/components/section';
import { Status } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { listStockLevels } from '@/lib/inventory/grid-queries';
import { StockFilter } from '@/lib/inventory/list-inputs';
import { listMovements, type MovementRow, ordersReserving } from '@/lib/inventory/queries';
import { can } from '@/lib/staff/permissions';
import { BinDialog } from '../bin-dialog';
import { StockDialog } from '../stock-dialog';

export async function generateMetadata({ params }: PageProps<'/office/inventory/[sku]'>): Promise<Metadata> {
  return { title: decodeURIComponent((await params).sku) };
}

/** One SKU at one place (or everywhere): what holds it, and everything that has moved it. */
export default async function StockPage({ params, searchParams }: PageProps<'/office/inventory/[sku]'>) {
  const actor = await requireStaff('stock.read');
  const sku = decodeURIComponent((await params).sku);
  const { location, cursor } = StockFilter.parse(await searchParams);
  const now = new Date();
  const place: { location?: string } = location ? { location } : {};
  const [levels, movements, reserving] = await Promise.all([
    listStockLevels(actor, { sku, ...place }, now),
    listMovements(actor, { sku, ...place, ...(cursor ? { cursor } : {}) }),
    location ? ordersReserving(actor, { sku, location }) : null,
  ]);
  const level = levels.rows[0];
  if (!level) notFound();
  const here = `/office/inventory/${encodeURIComponent(sku)}`;
  const address = (after?: string | null) =>
    `${here}?${new URLSearchParams({ ...(location ? { location } : {}), ...(after ? { cursor: after } : {}) })}`;
  const signed = (n: number) => (n > 0 ? `+${n}` : n < 0 ? `−${-n}` : '');

  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/inventory">
            Inventory
          </Link>
        }
        title={level.name}
        status={
          <span className="text-muted-foreground">
            <span className="code">{sku}</span> {location ? `in ${level.locationName}` : 'everywhere'}
          </span>
        }
        actions={
          location ? (
            <>
              <Link className="link" href={here}>
                All locations
              </Link>
              {can(actor, 'stock.count') ? (
                <BinDialog
                  sku={sku}
                  name={level.name}
                  location={level.location}
                  locationName={level.locationName}
                  bin={level.bin}
                />
              ) : null}
              {can(actor, 'stock.adjust') ? (
                <StockDialog
                  sku={sku}
                  name={level.name}
                  location={level.location}
                  locationName={level.locationName}
                  onHand={level.onHand}
                  quiet={false}
                />
              ) : null}
            </>
          ) : null
        }
      />
      <PageBody>
        {location ? (
          <>
            <FactBoxes
              facts={[
                { label: 'On hand', value: level.onHand },
                { label: 'Reserved', value: level.reserved },
                { label: 'Safety', value: level.safety },
                { label: 'Available', value: level.available },
                { label: 'Incoming', value: level.incoming },
                { label: 'Damaged', value: level.damaged },
                { label: 'Bin', value: level.bin ?? 'none', code: level.bin !== null },
              ]}
            />
            <p className="sm pt-2 text-muted-foreground">
              {level.onHand} on hand, less {level.reserved} reserved, less {level.safety} safety stock:{' '}
              {level.available} can be promised.
            </p>
          </>
        ) : null}
        {reserving ? (
          <Section title="Reserved for" note={reserving.rows.length === 0 ? 'nobody' : undefined}>
            <ul className="divide-y">
              {reserving.rows.map((row) => (
                <li
                  key={`${row.orderId}-${row.shipmentNo}`}
                  className="flex flex-wrap items-center gap-x-4 py-1.5"
                >
                  <Link className="link" href={`/office/orders/${row.orderId}`}>
                    {row.number}-{row.shipmentNo}
                  </Link>
                  <Status kind="shipment" status={row.status} />
                  <span className="ml-auto tabular-nums">{row.units}</span>
                </li>
              ))}
            </ul>
          </Section>
        ) : null}
      </PageBody>
      <h2 className="mt-[26px] px-6 pb-1 max-md:px-4">What has moved it</h2>
      <DataTable
        label="Movements"
        rows={movements.rows}
        rowKey={(row) => `${row.eventId}-${row.location}-${row.kind}`}
        columns={[
          {
            key: 'when',
            head: 'When',
            cell: (row: MovementRow) => <Moment at={row.at} now={now} />,
            small: 'date',
          },
          { key: 'what', head: 'What', cell: (row) => movementKindWords[row.kind], small: 'id' },
          { key: 'where', head: 'Location', cell: (row) => row.locationName, small: 'marks' },
          { key: 'hand', head: 'On hand', cell: (row) => signed(row.onHand), end: true, small: 'amount' },
          { key: 'reserved', head: 'Reserved', cell: (row) => signed(row.reserved), end: true },
          { key: 'damaged', head: 'Damaged', cell: (row) => signed(row.damaged), end: true },
          {
            key: 'why',
            head: 'Because of',
            cell: (row) =>
              row.orderId ? (
                <Link className="link" href={`/office/orders/${row.orderId}`}>
                  order {row.orderNumber}
                </Link>
              ) : (
                (row.reason ?? '')
              ),
            small: 'name',
          },
          { key: 'who', head: 'By', cell: (row) => <span className="text-muted-foreground">{row.who}</span> },
        ]}
        empty={
          <EmptyState title="Nothing has moved it yet">
            Receipts, orders, counts and returns stand here.
          </EmptyState>
        }
      />
      {movements.rows.length > 0 ? (
        <Pager
          newer={cursor ? address() : null}
          newerWord="First page"
          older={movements.next ? address(movements.next) : null}
          olderWord="Next page"
        >
          {movements.rows.length} shown
        </Pager>
      ) : null}
    </>
  );
}

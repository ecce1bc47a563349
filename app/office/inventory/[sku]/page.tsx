import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { FactBoxes } from '@/components/fact-boxes';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { Sparkline } from '@/components/sparkline';
import { daysOfCover, demandWords } from '@/lib/inventory/demand-rules';
import { listStockLevels } from '@/lib/inventory/grid-queries';
import { skuCode } from '@/lib/inventory/inputs';
import { StockFilter } from '@/lib/inventory/list-inputs';
import { holdsReserving, listMovements, listShelves, ordersReserving } from '@/lib/inventory/queries';
import { can } from '@/lib/staff/permissions';
import { BinDialog } from '../bin-dialog';
import { LimitsDialog } from '../limits-dialog';
import { StockDialog } from '../stock-dialog';
import { StockTable } from '../stock-table';
import { WhyList } from '../why-list';
import { MovementLog } from './movement-log';
import { ReservedList } from './reserved-list';

const skuOf = (params: { sku: string }) =>
  skuCode.safeParse(decodeURIComponent(params.sku)).data ?? notFound();

export async function generateMetadata({ params }: PageProps<'/office/inventory/[sku]'>): Promise<Metadata> {
  return { title: skuOf(await params) };
}

/** One SKU at one place (or everywhere): what holds it, and everything that has moved it. */
export default async function StockPage({ params, searchParams }: PageProps<'/office/inventory/[sku]'>) {
  const actor = await requireStaff('stock.read');
  const sku = skuOf(await params);
  const { location, kind, cursor } = StockFilter.parse(await searchParams);
  const now = new Date();
  const place: { location?: string } = location ? { location } : {};
  const [levels, places, movements, reserving, holding] = await Promise.all([
    listStockLevels(actor, { sku, ...place }, now),
    listShelves(actor, sku),
    listMovements(actor, { sku, ...place, ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) }),
    location ? ordersReserving(actor, { sku, location }) : null,
    location ? holdsReserving(actor, { sku, location }) : [],
  ]);
  const level = levels.rows[0];
  if (!level) notFound();
  const days = daysOfCover(level.available, level.demand);
  const here = `/office/inventory/${encodeURIComponent(sku)}`;

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
                <LimitsDialog
                  sku={sku}
                  name={level.name}
                  location={level.location}
                  locationName={level.locationName}
                  ownSafety={level.ownSafety}
                  lowAt={level.lowAt}
                >
                  Limits…
                </LimitsDialog>
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
                { label: 'Low at', value: level.lowAt ?? 'never' },
                { label: 'Bin', value: level.bin ?? 'none', code: level.bin !== null },
              ]}
            />
            <div className="grid gap-x-10 md:grid-cols-2">
              <Section title={`Why ${level.available} are available`}>
                <div className="pt-2">
                  <WhyList row={level} now={now} />
                </div>
              </Section>
              <Section
                title="Asked for"
                note={
                  days === null ? undefined : `at this rate it lasts ${days} ${days === 1 ? 'day' : 'days'}`
                }
              >
                <p className="pt-3">
                  <Sparkline values={level.demand} label={demandWords(level.demand)} />
                </p>
                <p className="sm pt-1 text-muted-foreground">{demandWords(level.demand)}.</p>
              </Section>
            </div>
          </>
        ) : null}
        {reserving ? (
          <ReservedList orders={reserving.rows} more={reserving.next !== null} holds={holding} now={now} />
        ) : null}
      </PageBody>
      {location ? null : (
        <StockTable rows={levels.rows} changes={can(actor, 'stock.adjust')} now={now} empty={null} />
      )}
      <MovementLog
        sku={sku}
        movements={movements}
        places={places}
        filter={{ location, kind, cursor }}
        now={now}
      />
    </>
  );
}

import type { Metadata } from 'next';
import { getSupplier } from '@/app/supplier';
import { Wrap } from '@/components/portal-shell';
import { Banner } from '@/components/ui/banner';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { Segments } from '@/components/ui/tabs';
import { SupplierFilter, type SupplierTab } from '@/lib/fulfillment/supplier-inputs';
import { countSupplierShipments, listSupplierShipments } from '@/lib/fulfillment/supplier-queries';
import { COUNT_CAP } from '@/lib/page';
import { getMerchant } from '@/lib/settings/queries';
import { ShipmentList } from './shipment-list';

export const metadata: Metadata = { title: 'Shipments' };

type Search = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What a supplier has to answer, to send, and has sent. */
export default async function SupplierPage({ searchParams }: Search) {
  const [visit, search] = await Promise.all([getSupplier(), searchParams]);
  if (!visit) return <Outside />;
  const filter = SupplierFilter.parse(search);
  const [{ rows, next }, counts] = await Promise.all([
    listSupplierShipments(visit.supplier, filter),
    countSupplierShipments(visit.supplier),
  ]);
  const counted = (n: number) => (n > COUNT_CAP ? '10,000+' : n);
  return (
    <Wrap>
      <h1 className="pt-6 pb-4 max-md:pt-2">Shipments from {visit.name}</h1>
      {'declined' in search ? (
        <Banner tone="good" title="Declined" className="mb-4">
          It is sent from elsewhere now. You need not do anything.
        </Banner>
      ) : null}
      <Segments
        label="Shipments"
        tabs={[
          {
            href: '/supplier',
            label: 'To accept',
            count: counted(counts.to_accept),
            current: filter.tab === 'to_accept',
          },
          {
            href: '/supplier?tab=accepted',
            label: 'To send',
            count: counted(counts.accepted),
            current: filter.tab === 'accepted',
          },
          { href: '/supplier?tab=sent', label: 'Sent', current: filter.tab === 'sent' },
        ]}
      />
      {rows.length > 0 ? (
        <ShipmentList rows={rows} tab={filter.tab} now={new Date()} timeZone={visit.timeZone} />
      ) : (
        <EmptyState className="py-8" title={empty[filter.tab].title}>
          {empty[filter.tab].words}
        </EmptyState>
      )}
      <Pager
        newer={filter.after ? `/supplier?tab=${filter.tab}` : null}
        older={next ? `/supplier?tab=${filter.tab}&after=${encodeURIComponent(next)}` : null}
        newerWord="From the top"
        olderWord="More"
      />
    </Wrap>
  );
}

const empty: Record<SupplierTab, { title: string; words: string }> = {
  to_accept: { title: 'Nothing to accept', words: 'New shipments appear here as soon as they are ordered.' },
  accepted: {
    title: 'Nothing to send',
    words: 'What you have accepted waits here until you say that it has left.',
  },
  sent: { title: 'Nothing was sent yet', words: 'What has left with its carrier is kept here.' },
};

async function Outside() {
  const { name } = await getMerchant();
  return (
    <Wrap narrow>
      <h1 className="pt-10 pb-3">Open the link in our letter</h1>
      <p className="text-lg text-muted-foreground">
        A visit ends after 12 hours, or when its link is withdrawn. The link opens again as long as it works;
        otherwise ask {name} for a new one.
      </p>
    </Wrap>
  );
}

import type { Metadata } from 'next';
import { requireStaff } from '@/app/auth';
import { Crumbs } from '@/components/crumbs';
import { PageBody, PageHeader } from '@/components/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { UnfillableFilter } from '@/lib/fulfillment/queue-inputs';
import { countUnfillable, listUnfillable } from '@/lib/fulfillment/unfillable-queries';
import { COUNT_CAP } from '@/lib/page';
import { can } from '@/lib/staff/permissions';
import { UnfillableRowItem, waitedWords } from './unfillable-row';

export const metadata: Metadata = { title: 'Cannot be filled' };

const address = '/office/fulfill/unfillable';

/** Everything that no location can send, the oldest on top, each with why and what to do. */
export default async function UnfillablePage({ searchParams }: PageProps<'/office/fulfill/unfillable'>) {
  const actor = await requireStaff('shipment.retry');
  const filter = UnfillableFilter.parse(await searchParams);
  const now = new Date();
  const [{ rows, next }, { waiting, oldest }] = await Promise.all([
    listUnfillable(actor, filter),
    countUnfillable(actor),
  ]);
  const way = can(actor, 'shipment.read')
    ? { href: '/office/fulfill', label: 'Fulfill' }
    : { href: '/office/orders', label: 'Orders' };
  const many = waiting > COUNT_CAP ? `${COUNT_CAP.toLocaleString('en')}+` : waiting.toLocaleString('en');
  return (
    <>
      <PageHeader
        way={<Crumbs ways={[way]} />}
        title="Cannot be filled"
        note={oldest ? `${many} waiting, the oldest for ${waitedWords(oldest, now)}` : undefined}
      />
      <PageBody>
        {rows.length > 0 ? (
          <ul aria-label="Shipments that wait" className="divide-y border-y border-t-rule">
            {rows.map((row) => (
              <UnfillableRowItem key={`${row.orderId}-${row.shipmentNo}`} row={row} actor={actor} now={now} />
            ))}
          </ul>
        ) : (
          <EmptyState title={filter.after ? 'Nothing further' : 'All clear'}>
            Every unit that was ordered has a place that sends it. What no place can send stands here, and is
            tried again with every receipt and every ten minutes.
          </EmptyState>
        )}
      </PageBody>
      {rows.length > 0 ? (
        <Pager
          newer={filter.after ? address : null}
          newerWord="First page"
          older={next ? `${address}?after=${encodeURIComponent(next)}` : null}
          olderWord="Next page"
        >
          {rows.length} shown
        </Pager>
      ) : null}
    </>
  );
}

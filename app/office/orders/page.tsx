import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { FilteredEmpty } from '@/components/filter-chips';
import { PageHeader } from '@/components/page-header';
import { RowKeys } from '@/components/row-keys';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { Kbd } from '@/components/ui/tag';
import { listChannels } from '@/lib/channels/queries';
import { OrdersFilter } from '@/lib/orders/list-inputs';
import { countOrders, listOrders } from '@/lib/orders/list-queries';
import { findExactOrder, searchOrders } from '@/lib/orders/search-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { askedOf, chipsOf, listAddress, viewWords } from './address';
import { narrowFound } from './narrow-found';
import { OrdersFilters } from './orders-filters';
import { OrdersTable } from './orders-table';
import { capped, OrdersTabs } from './orders-tabs';
import { VerifyChosen } from './verify-chosen';

export const metadata: Metadata = { title: 'Orders' };

export default async function OrdersPage({ searchParams }: PageProps<'/office/orders'>) {
  const actor = await requireStaff('order.read');
  const filter = OrdersFilter.parse(await searchParams);
  const now = new Date();
  if (filter.q) {
    const exact = await findExactOrder(actor, filter.q);
    if (exact) redirect(`/office/orders/${exact}`);
  }
  const [channels, locations, found, count] = await Promise.all([
    listChannels(actor),
    listLocations(actor),
    filter.q
      ? searchOrders(actor, filter.q).then((rows) => ({ rows, next: null }))
      : listOrders(actor, filter, now),
    filter.q ? null : countOrders(actor, filter, now),
  ]);
  const page = filter.q
    ? { ...found, rows: narrowFound(found.rows, filter, { channels, locations }) }
    : found;
  const asked = askedOf(filter);
  const chips = chipsOf(filter, { channels, locations });
  const last = chips.at(-1);

  const bulk = filter.view === 'to_verify' && page.rows.length > 0 && can(actor, 'order.verify');
  const table = (
    <OrdersTable
      rows={page.rows}
      now={now}
      money={can(actor, 'order.money')}
      pick={bulk}
      empty={
        chips.length > 0 ? (
          <FilteredEmpty
            title={`No order matches ${chips.length === 1 ? 'this filter' : `these ${chips.length} filters`}`}
            last={last}
            clear={listAddress({ view: filter.view })}
          />
        ) : (
          <EmptyState
            title={
              filter.view === 'all' ? 'No orders yet' : `All clear: nothing is in “${viewWords[filter.view]}”`
            }
          >
            {filter.view === 'all'
              ? 'Orders arrive from your channels through POST /api/v1/orders. Make a key with npm run api-key.'
              : 'Orders appear here by themselves when they need it.'}
          </EmptyState>
        )
      }
    />
  );

  return (
    <>
      <PageHeader
        title="Orders"
        note={
          count === null
            ? `${page.rows.length} found`
            : chips.length > 0
              ? `${count === 0 ? 'none' : capped(count)} ${count === 1 ? 'matches' : 'match'}`
              : `${capped(count)} in this view`
        }
        actions={
          can(actor, 'order.place') ? (
            <Button asChild variant="primary">
              <Link href="/office/orders/new">New order</Link>
            </Button>
          ) : null
        }
      />
      <OrdersTabs actor={actor} now={now} current={filter.q ? null : filter.view} />
      <OrdersFilters filter={filter} chips={chips} channels={channels} locations={locations} />
      {bulk ? <VerifyChosen>{table}</VerifyChosen> : table}
      {page.rows.length > 0 ? (
        <Pager
          newer={filter.after ? listAddress(asked) : null}
          older={page.next ? listAddress({ ...asked, after: page.next }) : null}
        >
          {page.rows.length} shown
          <span className="ml-4 max-lg:hidden">
            <Kbd>J</Kbd> <Kbd>K</Kbd> move <Kbd>Enter</Kbd> open
          </span>
        </Pager>
      ) : null}
      <RowKeys />
    </>
  );
}

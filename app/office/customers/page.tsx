import type { Metadata } from 'next';
import { requireStaff } from '@/app/auth';
import { FilterBar, FilteredEmpty } from '@/components/filter-chips';
import { List } from '@/components/list';
import { Day } from '@/components/moment';
import { PageHeader } from '@/components/page-header';
import { Score } from '@/components/score';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchBox } from '@/components/ui/search-box';
import { SubmitButton } from '@/components/ui/submit-button';
import { CustomersFilter } from '@/lib/customers/list-inputs';
import { type CustomerRow, listCustomers, SUMMED } from '@/lib/customers/list-queries';
import { can } from '@/lib/staff/permissions';

export const metadata: Metadata = { title: 'Customers' };

export default async function CustomersPage({ searchParams }: PageProps<'/office/customers'>) {
  const actor = await requireStaff('customer.read');
  const filter = CustomersFilter.parse(await searchParams);
  const now = new Date();
  const { rows, next } = await listCustomers(actor, filter);
  const address = (after?: string | null) => {
    const query = new URLSearchParams({ ...(filter.q ? { q: filter.q } : {}), ...(after ? { after } : {}) });
    return `/office/customers?${query}`;
  };

  return (
    <>
      <PageHeader title="Customers" />
      {can(actor, 'order.contact') ? (
        <FilterBar className="border-b">
          <form action="/office/customers" className="flex gap-1.5 max-md:w-full">
            <SearchBox
              name="q"
              label="Search customers"
              placeholder="E-mail or name, from its start"
              defaultValue={filter.q}
              boxClassName="w-[320px] max-md:w-full"
            />
            <noscript>
              <SubmitButton>Search</SubmitButton>
            </noscript>
          </form>
        </FilterBar>
      ) : null}
      <List
        first={filter.after ? address() : null}
        next={next && address(next)}
        label="Customers"
        rows={rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/office/customers/${id}`}
        columns={[
          {
            key: 'name',
            head: 'Name',
            cell: ({ name, email }: CustomerRow) => name ?? email ?? 'No name',
            small: 'id',
            clip: true,
            className: 'max-md:max-w-none',
          },
          {
            key: 'email',
            head: 'E-mail',
            cell: ({ email }) => <span className="text-muted-foreground">{email ?? 'none'}</span>,
            clip: true,
            small: 'name',
          },
          {
            key: 'orders',
            head: 'Orders',
            cell: ({ orders }) => (orders >= SUMMED ? `${SUMMED}+` : orders),
            end: true,
            small: 'amount',
          },
          {
            key: 'returns',
            head: 'Open returns',
            cell: ({ openReturns }) => openReturns || <span className="text-muted-foreground">0</span>,
            end: true,
          },
          {
            key: 'score',
            head: 'Last score',
            cell: ({ lastScore }) =>
              lastScore === null ? (
                <span className="text-muted-foreground">none</span>
              ) : (
                <Score score={lastScore} className="size-6 text-xs" />
              ),
          },
          {
            key: 'last',
            head: 'Last order',
            cell: ({ lastOrderAt }) =>
              lastOrderAt ? <Day at={lastOrderAt} now={now} className="text-muted-foreground" /> : 'none',
            small: 'date',
          },
        ]}
        empty={
          filter.q ? (
            <FilteredEmpty title={`Nobody is found by “${filter.q}”`} clear="/office/customers" />
          ) : (
            <EmptyState title="No customers yet">
              A customer stands here with the first order that names an e-mail address.
            </EmptyState>
          )
        }
      />
    </>
  );
}

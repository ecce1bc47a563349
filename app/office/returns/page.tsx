import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { FilterBar, FilteredEmpty } from '@/components/filter-chips';
import { List } from '@/components/list';
import { Day } from '@/components/moment';
import { Money } from '@/components/money';
import { PageHeader } from '@/components/page-header';
import { returnOutcomeWords } from '@/components/plain-words';
import { Status } from '@/components/status';
import { EmptyState } from '@/components/ui/empty-state';
import { SearchBox } from '@/components/ui/search-box';
import { Tabs } from '@/components/ui/tabs';
import { COUNT_CAP } from '@/lib/page';
import { ReturnsFilter, type ReturnTab, returnTabs } from '@/lib/returns/list-inputs';
import { countReturns, listReturns, type ReturnRow } from '@/lib/returns/queries';
import { returnReasonWords } from '@/lib/returns/rules';
import { can } from '@/lib/staff/permissions';

export const metadata: Metadata = { title: 'Returns' };

const tabWords: Record<ReturnTab, string> = {
  open: 'Open',
  needs_decision: 'Needs a decision',
  on_the_way: 'On the way back',
  to_inspect: 'To inspect',
  to_refund: 'To refund',
  closed: 'Closed',
  all: 'All',
};
const emptyWords: Record<ReturnTab, string> = {
  open: 'Customers ask for returns on their tracking page; staff take goods back from an order’s page.',
  needs_decision: 'Every asking has been answered.',
  on_the_way: 'Approved returns stand here until their parcel arrives.',
  to_inspect: 'What has arrived stands here until somebody has looked at it.',
  to_refund: 'What has been inspected stands here until the money is back.',
  closed: 'Resolved, declined and canceled returns stand here.',
  all: 'No return has been asked for yet.',
};

export default async function ReturnsPage({ searchParams }: PageProps<'/office/returns'>) {
  const actor = await requireStaff('return.read');
  const filter = ReturnsFilter.parse(await searchParams);
  const now = new Date();
  const [{ rows, next }, counts] = await Promise.all([listReturns(actor, filter), countReturns(actor)]);
  const address = (tab: ReturnTab, after?: string | null) => {
    const query = new URLSearchParams({
      tab,
      ...(filter.q ? { q: filter.q } : {}),
      ...(after ? { after } : {}),
    });
    return `/office/returns?${query}`;
  };
  const capped = (n: number) => (n > COUNT_CAP ? `${COUNT_CAP.toLocaleString('en')}+` : n);

  return (
    <>
      <PageHeader title="Returns" note={`${capped(counts.open)} open`} />
      <Tabs
        label="Returns by state"
        tabs={returnTabs.map((tab) => ({
          href: `/office/returns?tab=${tab}`,
          label: tabWords[tab],
          current: tab === filter.tab,
          ...(tab === 'closed' || tab === 'all' ? {} : { count: capped(counts[tab]) }),
        }))}
      />
      <FilterBar>
        <form action="/office/returns" className="max-md:w-full">
          <input type="hidden" name="tab" value={filter.tab} />
          <SearchBox
            name="q"
            label="Search returns"
            placeholder="Return, order, e-mail"
            defaultValue={filter.q}
            boxClassName="w-[290px] max-md:w-full"
          />
        </form>
      </FilterBar>
      <List
        first={filter.after ? address(filter.tab) : null}
        next={next && address(filter.tab, next)}
        label="Returns"
        rows={rows}
        rowKey={({ rma }) => rma}
        href={({ rma }) => `/office/returns/${rma}`}
        columns={[
          { key: 'rma', head: 'Return', cell: ({ rma }: ReturnRow) => rma, small: 'id' },
          {
            key: 'order',
            head: 'Order',
            cell: ({ number, orderId }) => (
              <Link className="link" href={`/office/orders/${orderId}`}>
                {number}
              </Link>
            ),
          },
          {
            key: 'customer',
            head: 'Customer',
            cell: ({ customer, country }) => (
              <>
                {customer ?? 'no name'} <span className="text-muted-foreground">{country}</span>
              </>
            ),
            clip: true,
            small: 'name',
          },
          { key: 'units', head: 'Units', cell: ({ units }) => units, end: true },
          { key: 'wanted', head: 'Wanted', cell: ({ outcomes }) => outcomes.map(outcomeWord).join(', ') },
          {
            key: 'reason',
            head: 'Reason',
            cell: ({ reasons }) => reasons.map((one) => returnReasonWords[one]).join(', '),
            clip: true,
          },
          {
            key: 'status',
            head: 'Status',
            cell: ({ status }) => <Status kind="return" status={status} />,
            small: 'marks',
          },
          ...(can(actor, 'order.money')
            ? [
                {
                  key: 'value',
                  head: 'Value',
                  cell: (row: ReturnRow) =>
                    row.valueAmount === null ? null : (
                      <Money amount={row.valueAmount} currency={row.currency} />
                    ),
                  end: true,
                  small: 'amount' as const,
                },
              ]
            : []),
          {
            key: 'asked',
            head: 'Asked',
            cell: ({ requestedAt }) => <Day at={requestedAt} now={now} className="text-muted-foreground" />,
            small: 'date',
          },
        ]}
        empty={
          filter.q ? (
            <FilteredEmpty
              title={`No return matches “${filter.q}” here`}
              clear={`/office/returns?tab=${filter.tab}`}
            />
          ) : (
            <EmptyState title={filter.tab === 'all' ? 'No returns yet' : 'All clear'}>
              {emptyWords[filter.tab]}
            </EmptyState>
          )
        }
      />
    </>
  );
}

const outcomeWord = (outcome: string) => (returnOutcomeWords as Record<string, string>)[outcome] ?? outcome;

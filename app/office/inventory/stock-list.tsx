import type { DataTableProps } from '@/components/data-table';
import { FilteredEmpty } from '@/components/filter-chips';
import { List } from '@/components/list';
import { PageHeader } from '@/components/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import type { StaffActor } from '@/lib/staff/permissions';
import { InventoryTabs } from './inventory-tabs';
import { ListFilters, type ListFiltersProps } from './list-filters';

type Filter<Tab extends string> = {
  tab: Tab;
  location?: string | undefined;
  q?: string | undefined;
  after?: unknown;
};

type StockListProps<Row, Tab extends string> = Omit<DataTableProps<Row>, 'href' | 'empty'> & {
  actor: StaffActor;
  current: 'incoming' | 'transfers' | 'counts';
  filter: Filter<Tab>;
  /** Each state's word, and what is said when nothing is in it; the first is where the list opens. */
  states: Record<Tab, readonly [word: string, none: string]>;
  places: ListFiltersProps['places'];
  search?: Omit<NonNullable<ListFiltersProps['search']>, 'value'>;
  next: string | null;
  opens?: (row: Row) => string | number;
  /** The one thing to begin here. */
  add: React.ReactNode;
  /** What these are, for a shop that has none. */
  empty: React.ReactNode;
};

/** The frame of a list of work on stock: which state, where, the rows, and how to begin one. */
export function StockList<Row, Tab extends string>(props: StockListProps<Row, Tab>) {
  const { actor, current, filter, states, places, search, next, opens, add, empty, ...table } = props;
  const { tab, location, q, after } = filter;
  const here = `/office/inventory/${current}`;
  const address = (to: string, cursor?: string | null) =>
    `${here}?${new URLSearchParams({
      tab: to,
      ...(location ? { location } : {}),
      ...(q ? { q } : {}),
      ...(cursor ? { after: cursor } : {}),
    })}`;
  const tabs = Object.keys(states) as Tab[];
  const [, none] = states[tab];

  return (
    <>
      <PageHeader title="Inventory" actions={add} />
      <InventoryTabs actor={actor} current={current} />
      <ListFilters
        action={here}
        label={`${table.label} by state`}
        tab={tab}
        segments={tabs.map((to) => ({ href: address(to), label: states[to][0], current: to === tab }))}
        places={places}
        location={location}
        search={search && { ...search, value: q }}
      />
      <List
        {...table}
        {...(opens && { href: (row: Row) => `${here}/${opens(row)}` })}
        first={after ? address(tab) : null}
        next={next && address(tab, next)}
        empty={
          location || q ? (
            <FilteredEmpty title="Nothing matches" clear={here} />
          ) : (
            <EmptyState title={none} action={tab === tabs[0] ? add : null}>
              {tab === tabs[0] ? empty : null}
            </EmptyState>
          )
        }
      />
    </>
  );
}

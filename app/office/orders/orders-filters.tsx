import Link from 'next/link';
import { FilterBar, type FilterChip, FilterChips } from '@/components/filter-chips';
import { FilterSelect } from '@/components/filter-select';
import { statusWords } from '@/components/status-words';
import { SearchBox } from '@/components/ui/search-box';
import { SubmitButton } from '@/components/ui/submit-button';
import { Kbd } from '@/components/ui/tag';
import type { OrdersFilter } from '@/lib/orders/list-inputs';
import { listAddress, type Named } from './address';

type FiltersProps = {
  filter: OrdersFilter;
  chips: FilterChip[];
  channels: Named[];
  locations: Named[];
};

const words = (list: Record<string, { word: string }>, any: string) => [
  { value: '', label: any },
  ...Object.entries(list)
    .filter(([value]) => value !== 'unfillable')
    .map(([value, { word }]) => ({ value, label: word })),
];
const named = (list: Named[], any: string) => [
  { value: '', label: any },
  ...list.map(({ id, name }) => ({ value: String(id), label: name })),
];

/** Filters that links set and no field here shows: they must outlive a change of the fields. */
const unlisted = ['method', 'tag', 'hold', 'country', 'customer', 'sku', 'from', 'to'] as const;

/** One GET form: the address is the whole state of the list. */
export function OrdersFilters({ filter, chips, channels, locations }: FiltersProps) {
  const many = locations.length > 100;
  const shown = new Set(['Search', 'Order', 'Payment', 'Fulfillment']);
  if (channels.length > 1) shown.add('Channel');
  if (locations.length > 1 && !many) shown.add('From');
  return (
    <FilterBar>
      <form action="/office/orders" className="flex flex-wrap items-center gap-1.5 max-md:w-full">
        {filter.view !== 'all' ? <input type="hidden" name="view" value={filter.view} /> : null}
        {unlisted.map((name) =>
          filter[name] === undefined ? null : (
            <input key={name} type="hidden" name={name} value={filter[name]} />
          ),
        )}
        <SearchBox
          name="q"
          label="Search orders"
          placeholder="Number, name, e-mail, SKU, tracking"
          defaultValue={filter.q}
          hint={<Kbd>/</Kbd>}
          boxClassName="w-[290px] max-md:w-full"
        />
        <FilterSelect
          what="Order"
          name="status"
          defaultValue={filter.status ?? ''}
          choices={words(statusWords.order, 'any')}
        />
        <FilterSelect
          what="Payment"
          name="payment"
          defaultValue={filter.payment ?? ''}
          choices={words(statusWords.payment, 'any')}
        />
        <FilterSelect
          what="Fulfillment"
          name="fulfillment"
          defaultValue={filter.fulfillment ?? ''}
          choices={words(statusWords.fulfillment, 'any')}
        />
        {shown.has('Channel') ? (
          <FilterSelect
            what="Channel"
            name="channel"
            defaultValue={filter.channel ?? ''}
            choices={named(channels, 'any')}
          />
        ) : null}
        {shown.has('From') ? (
          <FilterSelect
            what="From"
            name="location"
            defaultValue={filter.location ?? ''}
            choices={named(locations, 'anywhere')}
          />
        ) : null}
        <noscript>
          <SubmitButton>Search</SubmitButton>
        </noscript>
      </form>
      <FilterChips chips={chips.filter(({ what }) => !shown.has(what))} />
      {chips.length > 0 ? (
        <Link href={listAddress({ view: filter.view })} className="link sm px-1.5 py-1">
          {chips.length > 1 ? 'Clear all' : 'Clear'}
        </Link>
      ) : null}
    </FilterBar>
  );
}

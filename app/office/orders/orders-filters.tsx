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

/** One GET form: the address is the whole state of the list. */
export function OrdersFilters({ filter, chips, channels, locations }: FiltersProps) {
  return (
    <FilterBar>
      <form action="/office/orders" className="flex flex-wrap items-center gap-1.5 max-md:w-full">
        {filter.view !== 'all' ? <input type="hidden" name="view" value={filter.view} /> : null}
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
        {channels.length > 1 ? (
          <FilterSelect
            what="Channel"
            name="channel"
            defaultValue={filter.channel ?? ''}
            choices={named(channels, 'any')}
          />
        ) : null}
        {locations.length > 1 && locations.length <= 100 ? (
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
      <FilterChips chips={chips} clear={listAddress({ view: filter.view })} />
    </FilterBar>
  );
}

import { FilterBar } from '@/components/filter-chips';
import { FilterSelect } from '@/components/filter-select';
import { SearchBox } from '@/components/ui/search-box';
import { SubmitButton } from '@/components/ui/submit-button';
import { Segments, type Tab } from '@/components/ui/tabs';

export type ListFiltersProps = {
  action: string;
  /** Which of them: open, overdue. */
  segments: Tab[];
  label: string;
  tab: string;
  places: { code: string; name: string }[];
  location?: string | undefined;
  search?: undefined | { label: string; placeholder: string; value?: string | undefined };
};

/** Above the lists of work on stock: which of them, where, and what. */
export function ListFilters({ action, segments, label, tab, places, location, search }: ListFiltersProps) {
  return (
    <FilterBar className="border-b">
      <Segments label={label} tabs={segments} />
      <form action={action} className="flex flex-wrap items-center gap-1.5 max-md:w-full">
        <input type="hidden" name="tab" value={tab} />
        {search ? (
          <SearchBox
            name="q"
            label={search.label}
            placeholder={search.placeholder}
            defaultValue={search.value}
            boxClassName="w-[230px] max-md:w-full"
          />
        ) : null}
        {places.length > 1 && places.length <= 100 ? (
          <FilterSelect
            what="Location"
            name="location"
            defaultValue={location ?? ''}
            choices={[
              { value: '', label: 'any' },
              ...places.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        ) : null}
        <noscript>
          <SubmitButton>Show</SubmitButton>
        </noscript>
      </form>
    </FilterBar>
  );
}

'use client';

import { FilterSelect } from '@/components/filter-select';
import { SubmitButton } from '@/components/ui/submit-button';

type LocationSelectProps = { current: number; tab: string; places: { value: string; label: string }[] };

export function LocationSelect({ current, tab, places }: LocationSelectProps) {
  return (
    <form action="/office/fulfill">
      <input type="hidden" name="tab" value={tab} />
      <FilterSelect what="Location" name="location" defaultValue={current} choices={places} />
      <noscript>
        <SubmitButton>Show</SubmitButton>
      </noscript>
    </form>
  );
}

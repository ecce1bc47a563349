'use client';

import { ChevronDown } from 'lucide-react';
import { cn } from './cn';
import { chipLook } from './filter-chips';

type FilterSelectProps = Omit<React.ComponentProps<'select'>, 'children'> & {
  /** Gray, in front: "Wanted". */
  what: string;
  /** The first is what holds without a filter: { value: '', label: 'any' }. */
  choices: { value: string; label: string }[];
};

/** One filter of a GET form as a phrase; choosing sends the form. Add a SubmitButton inside noscript. */
export function FilterSelect({ what, choices, className, ...props }: FilterSelectProps) {
  return (
    <label
      className={cn(
        chipLook,
        'relative pr-7 hover:border-input has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
        className,
      )}
    >
      <span className="text-muted-foreground">{what}</span>
      <select
        className="-mr-7 field-sizing-content appearance-none bg-transparent pr-7 outline-none [&>option]:bg-popover"
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
        {...props}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute right-2 size-4 stroke-[1.75]" />
    </label>
  );
}

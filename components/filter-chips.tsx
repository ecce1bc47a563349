import { X } from 'lucide-react';
import Link from 'next/link';
import { cn } from './cn';

export type FilterChip = {
  /** Gray: what is asked, "Placed". */
  what: string;
  /** "11 to 19 Nov". */
  value: string;
  /** The list without this filter. */
  without: string;
};

export const chipLook =
  'inline-flex min-h-[26px] shrink-0 items-center gap-[5px] whitespace-nowrap rounded-md border border-rule bg-card px-2 max-md:min-h-9';

/** The filters that hold, as phrases; each one can be taken away. */
export function FilterChips({ chips, clear }: { chips: FilterChip[]; clear?: string }) {
  if (chips.length === 0) return null;
  return (
    <ul className="flex flex-wrap items-center gap-1.5" aria-label="Filters">
      {chips.map((chip) => (
        <li key={`${chip.what} ${chip.value}`} className={chipLook}>
          <span className="text-muted-foreground">{chip.what}</span> {chip.value}
          <Link
            href={chip.without}
            aria-label={`Remove filter ${chip.what} ${chip.value}`}
            className="-mr-1.5 inline-flex size-6 items-center justify-center rounded-sm outline-offset-0 hover:bg-muted"
          >
            <X aria-hidden="true" className="size-[13px] stroke-[1.75] text-muted-foreground" />
          </Link>
        </li>
      ))}
      {clear && chips.length > 1 ? (
        <li>
          <Link href={clear} className="link sm px-1.5 py-1">
            Clear all
          </Link>
        </li>
      ) : null}
    </ul>
  );
}

/** Search, selects and chips, in the row between tabs and table. */
export function FilterBar({ className, ...props }: React.ComponentProps<'div'>) {
  return (
    <div
      className={cn('flex flex-wrap items-center gap-1.5 px-6 py-[9px] max-md:px-4', className)}
      {...props}
    />
  );
}

type FilteredEmptyProps = {
  /** "No order matches these 4 filters". */
  title: string;
  /** The filter to take away first, and how many it removed when that is known. */
  last?: FilterChip;
  removed?: number;
  clear: string;
};

/** Nothing found: which filter removed how many, and how to take it away. */
export function FilteredEmpty({ title, last, removed, clear }: FilteredEmptyProps) {
  return (
    <div className="py-3.5">
      <b>{title}</b>
      {last ? (
        <p className="flex flex-wrap items-center gap-1.5 pt-[3px]">
          The last one,{' '}
          <span className={cn(chipLook, 'min-h-[22px]')}>
            <span className="text-muted-foreground">{last.what}</span> {last.value}
          </span>
          {removed === undefined ? 'may be too narrow.' : `removed ${removed.toLocaleString('en')}.`}
        </p>
      ) : null}
      <p className="flex gap-3.5 pt-3">
        {last ? (
          <Link href={last.without} className="link">
            Remove it
          </Link>
        ) : null}
        <Link href={clear} className="link">
          Clear all
        </Link>
      </p>
    </div>
  );
}

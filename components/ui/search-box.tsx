import { Search } from 'lucide-react';
import { cn } from '@/components/cn';

type SearchBoxProps = Omit<React.ComponentProps<'input'>, 'type'> & {
  /** Said aloud; the placeholder says what it accepts. */
  label: string;
  /** At the right end, for example a Kbd. */
  hint?: React.ReactNode;
  boxClassName?: string;
};

/** A search field; put it into a GET form. */
export function SearchBox({ label, hint, className, boxClassName, ...props }: SearchBoxProps) {
  return (
    <span
      className={cn(
        'flex h-(--control) w-full items-center gap-[7px] rounded-md border border-input bg-card px-[9px]',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ring',
        boxClassName,
      )}
    >
      <Search aria-hidden="true" className="size-4 shrink-0 stroke-[1.75] text-muted-foreground" />
      <input
        type="search"
        aria-label={label}
        autoComplete="off"
        className={cn(
          'h-full min-w-0 flex-1 bg-transparent outline-none [&::-webkit-search-cancel-button]:appearance-none max-md:text-base',
          className,
        )}
        {...props}
      />
      {hint ? <span className="max-md:hidden">{hint}</span> : null}
    </span>
  );
}

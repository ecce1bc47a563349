'use client';

import { X } from 'lucide-react';
import { useRef } from 'react';
import { cn } from './cn';
import { usePicked } from './pick-all';

type BulkBarProps = {
  /** The name of the checkboxes, as given to DataTable's `pick`. */
  name: string;
  /** Buttons with `formAction`, or BulkButton. */
  children: React.ReactNode;
};

/** Appears when rows are chosen: how many, and what can be done with them. Inside the table's form. */
export function BulkBar({ name, children }: BulkBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const { chosen } = usePicked(name, bar);

  const clear = () => {
    const form = bar.current?.closest('form');
    for (const row of form?.querySelectorAll<HTMLInputElement>('input[data-pick]:checked') ?? [])
      row.checked = false;
    form?.dispatchEvent(new Event('change', { bubbles: true }));
  };

  return (
    <div
      ref={bar}
      hidden={chosen === 0}
      className={cn(
        'fixed bottom-[18px] left-1/2 z-30 flex -translate-x-1/2 items-center gap-0.5 whitespace-nowrap rounded-lg bg-foreground py-[5px] pr-2 pl-3.5 text-card shadow-float [&[hidden]]:hidden',
        'md:translate-x-[calc(-50%+90px)] max-md:inset-x-2.5 max-md:bottom-2.5 max-md:translate-x-0 max-md:overflow-x-auto',
      )}
    >
      <output className="mr-2 font-strong">{chosen} selected</output>
      {children}
      <button
        type="button"
        aria-label="Choose none"
        onClick={clear}
        className="ml-auto inline-flex size-8 items-center justify-center rounded-md outline-offset-0"
      >
        <X aria-hidden="true" className="size-4 stroke-[1.75]" />
      </button>
    </div>
  );
}

export function BulkButton({ className, type, ...props }: React.ComponentProps<'button'>) {
  return (
    <button
      type={type ?? 'submit'}
      className={cn(
        'min-h-8 rounded-md px-[9px] hover:bg-card/15 disabled:opacity-60 max-md:min-h-10 outline-offset-0',
        className,
      )}
      {...props}
    />
  );
}

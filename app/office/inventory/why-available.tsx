'use client';

import { Info } from 'lucide-react';
import { cn } from '@/components/cn';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';

/** A number that opens what it is made of. */
export function WhyAvailable({
  label,
  figure,
  warn,
  children,
}: {
  /** Said aloud: "Why 4 of Carafe in Lyon are available". */
  label: string;
  figure: React.ReactNode;
  warn?: boolean;
  children: React.ReactNode;
}) {
  return (
    <Popover>
      <PopoverTrigger
        aria-label={label}
        className={cn(
          '-my-1 -mr-1.5 inline-flex min-h-6 items-center gap-1.5 rounded-sm px-1.5 py-1 hover:bg-muted',
          warn && 'font-semibold',
        )}
      >
        {figure}
        <Info aria-hidden="true" className="size-[13px] stroke-[1.75] text-muted-foreground" />
      </PopoverTrigger>
      <PopoverContent className="w-[320px] text-left font-normal">{children}</PopoverContent>
    </Popover>
  );
}

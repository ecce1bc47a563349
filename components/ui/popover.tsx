'use client';

import { Popover as Radix } from 'radix-ui';
import { cn } from '@/components/cn';

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;
export const PopoverClose = Radix.Close;

/** A small decision that opens at its row. */
export function PopoverContent({ className, ...props }: React.ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={6}
        collisionPadding={10}
        className={cn(
          'floats opens z-50 w-[356px] max-w-[calc(100vw-20px)] px-4 pt-[13px] pb-3.5 outline-none',
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  );
}

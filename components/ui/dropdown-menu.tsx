'use client';

import { DropdownMenu as Radix } from 'radix-ui';
import { cn } from '@/components/cn';

export const DropdownMenu = Radix.Root;
export const DropdownMenuTrigger = Radix.Trigger;

export function DropdownMenuContent({ className, ...props }: React.ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align="end"
        sideOffset={4}
        collisionPadding={8}
        className={cn('floats opens z-50 min-w-44 p-1', className)}
        {...props}
      />
    </Radix.Portal>
  );
}

type ItemProps = React.ComponentProps<typeof Radix.Item> & { destructive?: boolean };

export function DropdownMenuItem({ className, destructive, ...props }: ItemProps) {
  return (
    <Radix.Item
      className={cn(
        'flex min-h-[30px] cursor-pointer items-center gap-2 rounded-md px-2.5 outline-none data-highlighted:bg-muted pointer-coarse:min-h-11',
        'data-disabled:cursor-not-allowed data-disabled:text-muted-foreground [&_svg]:size-4 [&_svg]:stroke-[1.75] [&_svg]:text-muted-foreground',
        destructive && 'text-destructive',
        className,
      )}
      {...props}
    />
  );
}

export function DropdownMenuLabel({ className, ...props }: React.ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn('lab px-2.5 pt-1.5 pb-0.5', className)} {...props} />;
}

export function DropdownMenuSeparator({ className, ...props }: React.ComponentProps<typeof Radix.Separator>) {
  return <Radix.Separator className={cn('-mx-1 my-1 h-px bg-border', className)} {...props} />;
}

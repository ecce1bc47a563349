import { cn } from '@/components/cn';

/** A small outlined word: a tag of an order, "customer sees this". */
export function Tag({ className, ...props }: React.ComponentProps<'span'>) {
  return (
    <span
      className={cn(
        'inline-block whitespace-nowrap rounded-[3px] border bg-card px-[5px] text-2xs leading-4 text-muted-foreground portal:text-xs portal:leading-5',
        className,
      )}
      {...props}
    />
  );
}

export function Kbd({ className, ...props }: React.ComponentProps<'kbd'>) {
  return (
    <kbd
      className={cn(
        'inline-block min-w-[18px] rounded-[3px] border border-rule bg-card px-1 text-center font-medium font-mono text-[11px] leading-4 text-muted-foreground',
        className,
      )}
      {...props}
    />
  );
}

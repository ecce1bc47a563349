import { cn } from '@/components/cn';

/** A hairline; `upright` between words of a row. */
export function Separator({ upright, className }: { upright?: boolean; className?: string }) {
  return upright ? (
    <span aria-hidden="true" className={cn('inline-block h-[18px] w-px bg-rule', className)} />
  ) : (
    <hr className={cn('border-t', className)} />
  );
}

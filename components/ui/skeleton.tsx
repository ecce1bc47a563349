import { cn } from '@/components/cn';

export function Skeleton({ className, ...props }: React.ComponentProps<'span'>) {
  return <span className={cn('block h-[9px] rounded-xs bg-secondary', className)} {...props} />;
}

const widths = ['w-3/5', 'w-1/2', 'w-2/3', 'w-[54%]', 'w-[45%]'];

/** Rows of the final height, shown after 150 ms: for loading.tsx and Suspense. */
export function SkeletonRows({ rows = 8, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="animate-[open_1ms_150ms_both]">
      {Array.from({ length: rows }, (_, i) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders
          key={i}
          className="flex h-(--row) items-center gap-4 border-b"
        >
          <Skeleton className="w-11" />
          <Skeleton className={widths[i % widths.length]} />
          <Skeleton className="ml-auto w-[50px]" />
        </div>
      ))}
    </div>
  );
}

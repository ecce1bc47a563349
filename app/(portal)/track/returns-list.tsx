import Link from 'next/link';
import { Status } from '@/components/status';
import type { TrackingData } from '@/lib/customers/portal-types';

export function ReturnsList({ returns, proven }: { returns: TrackingData['returns']; proven: boolean }) {
  if (returns.length === 0) return null;
  return (
    <section aria-labelledby="returns" className="pt-2">
      <h2 id="returns" className="border-rule border-b pb-2">
        Going back
      </h2>
      <ul>
        {returns.map(({ rma, status, units }) => (
          <li key={rma} className="flex min-h-11 flex-wrap items-center gap-x-4 border-b py-2">
            {proven ? (
              <Link className="link font-mono text-[15px]" href={`/return/${rma}`}>
                {rma}
              </Link>
            ) : (
              <span className="text-[15px]">Return</span>
            )}
            <span className="text-muted-foreground">
              {units} {units === 1 ? 'item' : 'items'}
            </span>
            <Status kind="return" status={status} customer className="ml-auto" />
          </li>
        ))}
      </ul>
    </section>
  );
}

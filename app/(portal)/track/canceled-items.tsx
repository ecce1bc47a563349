import type { TrackingData } from '@/lib/customers/portal-types';
import { ItemList } from './item-list';

/** What does not come, so that nobody waits for it. */
export function CanceledItems({ lines }: { lines: TrackingData['lines'] }) {
  const canceled = lines.filter((line) => line.canceled > 0 && !line.isBundle);
  if (canceled.length === 0) return null;
  return (
    <section aria-labelledby="canceled" className="pt-2">
      <h2 id="canceled" className="pb-3 text-muted-foreground">
        Canceled, does not come
      </h2>
      <div className="text-muted-foreground">
        <ItemList items={canceled.map((line) => ({ ...line, quantity: line.canceled }))} />
      </div>
    </section>
  );
}

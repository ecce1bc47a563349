import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { DetailHeader, PageBody } from '@/components/page-header';
import { listCategories } from '@/lib/inventory/count-queries';
import { listLocations } from '@/lib/sourcing/queries';
import { OpenCountForm } from './open-count-form';

export const metadata: Metadata = { title: 'New count' };

export default async function NewCountPage() {
  const actor = await requireStaff('stock.count');
  const [places, categories] = await Promise.all([listLocations(actor), listCategories(actor)]);
  const mine = places.filter(({ id }) => actor.locationIds === null || actor.locationIds.includes(id));
  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/inventory/counts">
            Counts
          </Link>
        }
        title="New count"
        status={
          <span className="text-muted-foreground">Whoever counts does not see what the books say.</span>
        }
      />
      <PageBody className="pb-10">
        <OpenCountForm
          places={mine.map(({ code, name }) => ({ value: code, label: name }))}
          categories={categories}
        />
      </PageBody>
    </>
  );
}

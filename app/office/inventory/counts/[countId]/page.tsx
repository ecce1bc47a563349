import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { Status } from '@/components/status';
import { listSubjectTimeline } from '@/lib/events/queries';
import { CountLineFilter } from '@/lib/inventory/count-inputs';
import { getCount } from '@/lib/inventory/count-queries';
import { can } from '@/lib/staff/permissions';
import { SubjectTimeline } from '../../subject-timeline';
import { CountActions } from './count-actions';
import { CountReview } from './count-review';
import { CountSheet } from './count-sheet';

export async function generateMetadata({
  params,
}: PageProps<'/office/inventory/counts/[countId]'>): Promise<Metadata> {
  return { title: `Count ${(await params).countId}` };
}

export default async function CountPage({
  params,
  searchParams,
}: PageProps<'/office/inventory/counts/[countId]'>) {
  const actor = await requireStaff('stock.read');
  const { countId } = await params;
  const id = /^[1-9]\d{0,14}$/.test(countId) ? Number(countId) : notFound();
  const count = await getCount(actor, id);
  if (!count) notFound();
  const filter = CountLineFilter.parse(await searchParams);
  const timeline = await listSubjectTimeline(actor, `count:${id}`);
  const now = new Date();
  const counts = can(actor, 'stock.count');

  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href="/office/inventory/counts">
            Counts
          </Link>
        }
        title={`Count ${id}`}
        status={
          <>
            <Status kind="count" status={count.status} />
            <span className="text-muted-foreground">
              {count.locationName}, {count.counted} of {count.lines} counted
              {count.note ? `. ${count.note}` : ''}
            </span>
          </>
        }
        actions={counts ? <CountActions count={count} /> : null}
      />
      <PageBody className="pb-10">
        {count.status === 'open' ? (
          <CountSheet actor={actor} count={count} filter={filter} counts={counts} />
        ) : (
          <CountReview actor={actor} count={count} filter={filter} counts={counts} />
        )}
        <Section title="What happened">
          <SubjectTimeline timeline={timeline} now={now} />
        </Section>
      </PageBody>
    </>
  );
}

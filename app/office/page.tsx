import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { Funnel } from '@/components/funnel';
import { PageBody, PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Stat, Stats } from '@/components/stat';
import { EmptyState } from '@/components/ui/empty-state';
import { isAt } from '@/lib/fulfillment/queries';
import { listLocations } from '@/lib/sourcing/queries';
import { can } from '@/lib/staff/permissions';
import { listOpenWork } from '@/lib/work/queries';
import { workFor } from '@/lib/work/rules';
import { funnelStops } from './funnel-stops';
import { listAddress } from './orders/address';
import { PlaceList } from './place-list';
import { shopFigures } from './shop-figures';
import { WorkList } from './work-list';

export const metadata: Metadata = { title: 'Home' };

/** More places than this have their own page. */
const PLACES = 5;

export default async function HomePage() {
  const actor = await requireStaff('order.read');
  const now = new Date();
  const [{ funnel, today, waiting, late }, work, all] = await Promise.all([
    shopFigures(actor, now),
    listOpenWork(actor),
    can(actor, 'shipment.read') ? listLocations(actor) : [],
  ]);
  const places = all.filter(({ id }) => isAt(actor, id)).slice(0, PLACES);
  const nothing = funnel.every(({ orders }) => orders === 0);

  return (
    <>
      <PageHeader
        title={new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).format(
          now,
        )}
      />
      <PageBody className="pb-10">
        <Funnel label="Where the orders stand" stops={funnelStops(funnel, { waiting, late }, now)} />
        {nothing ? (
          <EmptyState title="No orders yet">
            Orders arrive from your channels through POST /api/v1/orders. Make a key with npm run api-key; the
            first order then stands here.
          </EmptyState>
        ) : null}
        <Section title="Today">
          <Stats columns={can(actor, 'feedback.read') ? 5 : 4}>
            <Stat
              label="Ship today"
              figure={today.shipToday}
              href={listAddress({ view: 'ship_today' })}
              note="due by midnight"
            />
            <Stat
              label="Late"
              figure={today.late}
              href={listAddress({ view: 'late' })}
              note="promise has passed"
            />
            <Stat
              label="Refunds owed"
              figure={today.refundsOwed}
              href={listAddress({ view: 'refund_owed' })}
              note="granted, not paid out"
            />
            <Stat
              label="Open returns"
              figure={today.openReturns}
              {...(can(actor, 'return.read') ? { href: '/office/returns' } : {})}
              note="requested to inspected"
            />
            {can(actor, 'feedback.read') ? (
              <Stat
                label="Customer score, 7 days"
                figure={today.score === null ? 'none' : today.score.toFixed(1)}
                beside={today.score === null ? null : 'of 5'}
                href="/office/feedback"
                note={`${today.answers} ${today.answers === 1 ? 'answer' : 'answers'}`}
              />
            ) : null}
          </Stats>
        </Section>
        <div className="grid gap-x-10 lg:grid-cols-[minmax(0,1fr)_minmax(0,360px)]">
          {workFor(actor).length > 0 ? (
            <Section
              title="Work to do"
              note={today.openWork > 0 ? `${today.openWork} open` : undefined}
              action={
                today.waiting > 0 ? (
                  <Link
                    className="link"
                    href={
                      can(actor, 'shipment.retry')
                        ? '/office/fulfill/unfillable'
                        : listAddress({ view: 'unfillable' })
                    }
                  >
                    {today.waiting} {today.waiting === 1 ? 'order waits' : 'orders wait'} for stock
                  </Link>
                ) : null
              }
            >
              <WorkList items={work} actor={actor} now={now} />
            </Section>
          ) : null}
          {places.length > 0 ? (
            <Section title="To send" note="by location">
              <PlaceList places={places} actor={actor} />
            </Section>
          ) : null}
        </div>
      </PageBody>
    </>
  );
}

import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { Funnel, type FunnelStop } from '@/components/funnel';
import { PageBody, PageHeader } from '@/components/page-header';
import { Section } from '@/components/section';
import { Stat, Stats } from '@/components/stat';
import { EmptyState } from '@/components/ui/empty-state';
import { type FunnelStep, getFunnel, getToday } from '@/lib/reports/queries';
import { can } from '@/lib/staff/permissions';
import { listOpenWork } from '@/lib/work/queries';
import { listAddress } from './orders/address';
import { WorkList } from './work-list';

export const metadata: Metadata = { title: 'Home' };

export default async function HomePage() {
  const actor = await requireStaff('order.read');
  const now = new Date();
  const [funnel, today, work] = await Promise.all([
    getFunnel(actor, now),
    getToday(actor, now),
    listOpenWork(actor),
  ]);
  const nothing = funnel.every(({ orders }) => orders === 0);

  return (
    <>
      <PageHeader
        title={new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' }).format(
          now,
        )}
      />
      <PageBody className="pb-10">
        <Funnel label="Where the orders stand" stops={stopsOf(funnel, today, now)} />
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
        <Section
          title="Work to do"
          note={today.openWork > 0 ? `${today.openWork} open` : undefined}
          action={
            today.waiting > 0 ? (
              <Link className="link" href={listAddress({ view: 'unfillable' })}>
                {today.waiting} {today.waiting === 1 ? 'order waits' : 'orders wait'} for stock
              </Link>
            ) : null
          }
        >
          <WorkList items={work} now={now} />
        </Section>
      </PageBody>
    </>
  );
}

function stopsOf(funnel: FunnelStep[], today: { waiting: number; late: number }, now: Date): FunnelStop[] {
  const count = (...steps: string[]) => {
    const found = funnel.filter(({ step }) => steps.includes(step));
    const oldest = found.map((step) => step.oldest?.getTime() ?? Number.POSITIVE_INFINITY);
    const at = Math.min(...oldest);
    return {
      count: found.reduce((sum, step) => sum + step.orders, 0),
      ...(Number.isFinite(at) ? { note: `oldest ${ageOf(now.getTime() - at)}` } : {}),
    };
  };
  const list = (fulfillment: string) => listAddress({ fulfillment });
  return [
    {
      label: 'New',
      mark: 'none',
      tone: 'idle',
      ...count('unallocated'),
      href: list('unallocated'),
      problem: today.waiting > 0 ? { text: `${today.waiting} wait for stock`, tone: 'stop' } : null,
    },
    {
      label: 'To verify',
      mark: 'look',
      tone: 'wait',
      ...count('to_verify'),
      href: listAddress({ view: 'to_verify' }),
    },
    {
      label: 'On hold',
      mark: 'held',
      tone: 'stop',
      ...count('on_hold'),
      href: listAddress({ view: 'on_hold' }),
    },
    { label: 'Allocated', mark: 'ring', tone: 'idle', ...count('allocated'), href: list('allocated') },
    { label: 'Picking', mark: 'quarter', tone: 'move', ...count('picking'), href: list('picking') },
    {
      label: 'Packed',
      mark: 'most',
      tone: 'move',
      ...count('packed', 'ready_for_pickup'),
      href: list('packed'),
    },
    {
      label: 'On the way',
      mark: 'moving',
      tone: 'move',
      ...count('partially_shipped', 'shipped', 'partially_delivered'),
      href: list('shipped'),
      problem: today.late > 0 ? { text: `${today.late} late`, tone: 'stop' } : null,
    },
    {
      label: 'Delivered',
      mark: 'done',
      tone: 'good',
      ...count('delivered_7d'),
      note: 'parcels, 7 days',
      href: list('delivered'),
    },
  ];
}

function ageOf(ms: number) {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`;
  return hours > 0 ? `${hours} h ${String(minutes % 60).padStart(2, '0')}` : `${minutes} min`;
}

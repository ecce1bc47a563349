import { ShortMoment } from '@/components/moment';
import { Section } from '@/components/section';
import { Timeline } from '@/components/timeline';
import { Segments } from '@/components/ui/tabs';
import type { TimelineEntry } from '@/lib/events/queries';
import { describeEvent } from '@/lib/events/rules';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { eventLook } from './event-looks';
import { NoteForm } from './note-form';

type OrderTimelineProps = {
  order: OrderDetail;
  actor: Actor;
  timeline: TimelineEntry[];
  show: string | string[] | undefined;
  now: Date;
};

export function OrderTimeline({ order, actor, timeline, show, now }: OrderTimelineProps) {
  const shown = timeline.filter(({ visible, type }) =>
    show === 'customer' ? visible : show === 'comments' ? type === 'order.noted' : true,
  );
  const href = (value?: string) => `/office/orders/${order.id}${value ? `?show=${value}` : ''}`;
  return (
    <Section
      title="What happened"
      action={
        <Segments
          label="What to show"
          tabs={[
            { href: href(), label: 'All', current: show !== 'customer' && show !== 'comments' },
            { href: href('customer'), label: 'Customer sees', current: show === 'customer' },
            ...(can(actor, 'order.note')
              ? [{ href: href('comments'), label: 'Comments', current: show === 'comments' }]
              : []),
          ]}
        />
      }
    >
      {can(actor, 'order.note') ? <NoteForm orderId={order.id} /> : null}
      <div className="pt-2">
        {shown.length === 0 ? (
          <p className="py-2 text-muted-foreground">Nothing of this kind has happened.</p>
        ) : null}
        <Timeline
          happenings={shown.map((entry) => ({
            key: entry.id,
            when: <ShortMoment at={entry.at} now={now} />,
            ...eventLook(entry.type),
            who: entry.who,
            what: describeEvent(entry, order.money ? order.currency : null),
            customerSees: entry.visible,
          }))}
        />
      </div>
    </Section>
  );
}

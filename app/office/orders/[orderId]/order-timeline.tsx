import { ShortMoment } from '@/components/moment';
import { Section } from '@/components/section';
import { type Happening, Timeline } from '@/components/timeline';
import { Segments } from '@/components/ui/tabs';
import type { TimelineEntry } from '@/lib/events/queries';
import { describeEvent } from '@/lib/events/rules';
import type { EventType } from '@/lib/events/types';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { NoteForm } from './note-form';

const looks: Partial<Record<EventType, [Happening['mark'], Happening['tone']]>> = {
  'order.placed': ['ring', 'idle'],
  'order.held': ['held', 'stop'],
  'order.canceled': ['ended', 'idle'],
  'order.units_canceled': ['ended', 'idle'],
  'order.delivered': ['done', 'good'],
  'shipment.waiting': ['held', 'wait'],
  'shipment.short_picked': ['look', 'wait'],
  'parcel.packed': ['most', 'move'],
  'parcel.handed_over': ['moving', 'move'],
  'parcel.tracked': ['moving', 'move'],
  'parcel.delivered': ['done', 'good'],
  'payment.captured': ['done', 'good'],
  'payment.received': ['done', 'good'],
  'payment.refunded': ['back', 'back'],
  'return.requested': ['back', 'back'],
  'return.received': ['arrived', 'back'],
};

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
            { href: href('comments'), label: 'Comments', current: show === 'comments' },
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
          happenings={shown.map((entry) => {
            const [mark, tone] = looks[entry.type] ?? (['dot', 'idle'] as const);
            return {
              key: entry.id,
              when: <ShortMoment at={entry.at} now={now} />,
              mark,
              tone,
              who: entry.who,
              what: describeEvent(entry, order.money ? order.currency : null),
              customerSees: entry.visible,
            };
          })}
        />
      </div>
    </Section>
  );
}

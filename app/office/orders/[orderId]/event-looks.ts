import type { Happening } from '@/components/timeline';
import type { EventType } from '@/lib/events/types';

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
  'return.approved': ['half', 'move'],
  'return.declined': ['ended', 'idle'],
  'return.received': ['arrived', 'back'],
  'return.inspected': ['most', 'move'],
  'return.credited': ['done', 'good'],
};

/** What is not listed is a quiet dot. */
export function eventLook(type: EventType): Pick<Happening, 'mark' | 'tone'> {
  const [mark, tone] = looks[type] ?? (['dot', 'idle'] as const);
  return { mark, tone };
}

import type { FunnelStop } from '@/components/funnel';
import type { FunnelStep } from '@/lib/reports/queries';
import { listAddress } from './orders/address';

/** The stops between placing and delivery, each with its count, its age, its trouble and its list. */
export function funnelStops(
  funnel: FunnelStep[],
  trouble: { waiting: number; late: number },
  now: Date,
): FunnelStop[] {
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
      problem:
        trouble.waiting > 0
          ? {
              text: trouble.waiting === 1 ? '1 waits for stock' : `${trouble.waiting} wait for stock`,
              tone: 'stop',
            }
          : null,
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
      problem: trouble.late > 0 ? { text: `${trouble.late} late`, tone: 'stop' } : null,
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

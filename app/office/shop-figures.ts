import { lately } from '@/app/lately';
import type { Role } from '@/db/statuses';
import { OrdersFilter } from '@/lib/orders/list-inputs';
import { countOrders } from '@/lib/orders/list-queries';
import { getFunnel, getToday } from '@/lib/reports/queries';
import type { StaffActor } from '@/lib/staff/permissions';

const SHARED_MS = 5_000;

async function find(actor: StaffActor, now: Date) {
  const count = (filter: Partial<OrdersFilter>) => countOrders(actor, OrdersFilter.parse(filter), now);
  const [funnel, today, waiting, late] = await Promise.all([
    getFunnel(actor, now),
    getToday(actor, now),
    count({ view: 'unfillable', fulfillment: 'unallocated', status: 'open' }),
    count({ view: 'late', fulfillment: 'shipped' }),
  ]);
  return { funnel, today, waiting, late };
}

const byRole = new Map<Role, (now: Date) => ReturnType<typeof find>>();

/** What the home page counts: the same for all of one role, and at most five seconds old, however many look at it. */
export function shopFigures(actor: StaffActor, now: Date) {
  const known = byRole.get(actor.role);
  if (known) return known(now);
  const figures = lately(SHARED_MS, (at) => find(actor, at));
  byRole.set(actor.role, figures);
  return figures(now);
}

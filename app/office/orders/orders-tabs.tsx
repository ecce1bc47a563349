import { Tabs } from '@/components/ui/tabs';
import { countDrafts } from '@/lib/orders/draft-queries';
import { OrdersFilter, type OrderView, orderViews } from '@/lib/orders/list-inputs';
import { countOrders } from '@/lib/orders/list-queries';
import { COUNT_CAP } from '@/lib/page';
import { type Actor, can } from '@/lib/staff/permissions';
import { listAddress, viewWords } from './address';

export const capped = (n: number) =>
  n > COUNT_CAP ? `${COUNT_CAP.toLocaleString('en')}+` : n.toLocaleString('en');

type TabsProps = { actor: Actor; now: Date; current: OrderView | 'drafts' | null };

/** The views of placed orders, and what is not an order yet. */
export async function OrdersTabs({ actor, now, current }: TabsProps) {
  const mayPlace = can(actor, 'order.place');
  const [views, drafts] = await Promise.all([
    Promise.all(
      orderViews.map(async (view) =>
        view === 'all' ? null : countOrders(actor, OrdersFilter.parse({ view }), now),
      ),
    ),
    mayPlace ? countDrafts(actor) : 0,
  ]);
  return (
    <Tabs
      label="Views"
      tabs={[
        ...orderViews
          .map((view, i) => ({ view, n: views[i] }))
          .filter(({ view, n }) => n !== 0 || view === current || view === 'to_verify' || view === 'late')
          .map(({ view, n }) => ({
            href: listAddress({ view }),
            label: viewWords[view],
            current: view === current,
            ...(n ? { count: capped(n) } : {}),
          })),
        ...(mayPlace
          ? [
              {
                href: '/office/orders/drafts',
                label: 'Drafts',
                current: current === 'drafts',
                divided: true,
                ...(drafts ? { count: drafts >= 100 ? '100+' : drafts } : {}),
              },
            ]
          : []),
      ]}
    />
  );
}

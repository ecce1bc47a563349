import { Day } from '@/components/moment';
import { Section } from '@/components/section';
import { Say } from '@/components/status';
import { daysLate } from '@/components/status-words';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import { daysOver } from '@/lib/orders/promise-rules';
import { type Actor, can } from '@/lib/staff/permissions';
import { formatDay } from '@/lib/time';
import { PromiseDialog } from './promise-dialog';

type Revision = OrderDetail['promises'][number];

/** Every day that was promised, why it moved, and whether it was kept. */
export function OrderPromise({ order, actor, now }: { order: OrderDetail; actor: Actor; now: Date }) {
  const open = order.shipments.some(({ status }) => status !== 'canceled' && status !== 'delivered');
  const live = order.status === 'open' || order.status === 'on_hold' || order.status === 'to_verify';
  return (
    <Section
      tight
      title="Promise"
      action={
        open && live && can(actor, 'order.promise') ? (
          <PromiseDialog
            orderId={order.id}
            number={order.number}
            day={order.promisedAt?.slice(0, 10) ?? ''}
          />
        ) : null
      }
    >
      {order.promises.length === 0 ? (
        <p className="pt-2 text-muted-foreground">
          No date was given: some of it waits for goods that nobody expects yet.
        </p>
      ) : null}
      <ol className="grid gap-2 pt-2 empty:hidden">
        {order.promises.map((revision, i) => (
          <li key={revision.no}>
            <span className="flex flex-wrap items-baseline gap-x-2">
              <b>
                <Day at={new Date(revision.promisedAt)} now={now} timeZone={revision.timeZone ?? undefined} />
              </b>
              <Kept revision={revision} order={order} last={i === order.promises.length - 1} />
            </span>
            <span className="sm block text-muted-foreground">{causeOf(revision, order, now)}</span>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Kept({ revision, order, last }: { revision: Revision; order: OrderDetail; last: boolean }) {
  if (revision.kept === true)
    return (
      <Say mark="done" tone="good">
        Kept
      </Say>
    );
  if (revision.kept === false && order.deliveredAt)
    return (
      <Say mark="stop" tone="stop">
        {daysLate(daysOver(new Date(revision.promisedAt), new Date(order.deliveredAt)))}
      </Say>
    );
  return last ? null : <span className="sm text-muted-foreground">moved</span>;
}

function causeOf({ no, cause, from, at, counts }: Revision, order: OrderDetail, now: Date) {
  if (no === 1 && from === 'channel') return `Given by ${order.channel} with the order`;
  const said = no === 1 ? 'Promised when the order came' : `Moved because ${cause}`;
  const places = [...new Set(counts.map((count) => countWords(count, now)))];
  const when = no === 1 ? '' : `, ${formatDay(new Date(at), now)}`;
  return `${said}${when}.${places.length > 0 ? ` ${places.join('; ')}.` : ''}`;
}

/** "Leaves Lyon Tue 3 Mar, 2 days on the road by Express to France". */
function countWords({ location, leaves, transitDays, method, zone }: Revision['counts'][number], now: Date) {
  const days = `${transitDays} ${transitDays === 1 ? 'day' : 'days'}`;
  const day = formatDay(new Date(`${leaves}T12:00:00Z`), now);
  return `Leaves ${location ?? 'us'} ${day}, ${days} on the road${method ? ` by ${method}` : ''}${zone ? ` to ${zone}` : ''}`;
}

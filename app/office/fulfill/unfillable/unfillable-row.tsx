import Link from 'next/link';
import { CancelDialog } from '@/app/office/orders/[orderId]/cancel-dialog';
import { Day, Moment } from '@/components/moment';
import { ProductPicture } from '@/components/product-picture';
import { Say } from '@/components/status';
import type { UnfillableRow } from '@/lib/fulfillment/unfillable-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { daysBetween } from '@/lib/time';
import { MoveDialog } from '../move-dialog';
import { TryAgain } from './try-again';

type RowProps = { row: UnfillableRow; actor: Actor; now: Date };

/** One shipment without a place: how long, what, why, when goods are expected, and the three ways out. */
export function UnfillableRowItem({ row, actor, now }: RowProps) {
  const name = `${row.number}-${row.shipmentNo}`;
  const cancelable = row.items.filter(({ part }) => !part);
  return (
    <li className="grid grid-cols-[150px_minmax(0,1fr)_auto] items-start gap-x-6 gap-y-2 py-3 max-lg:grid-cols-[minmax(0,1fr)]">
      <div className="max-lg:flex max-lg:flex-wrap max-lg:items-baseline max-lg:gap-x-3">
        <Link className="link font-semibold" href={`/office/orders/${row.orderId}`}>
          {name}
        </Link>
        <span className="block">
          <Say mark="look" tone="wait" strong>
            <span title={new Date(row.plannedAt).toISOString()}>
              {waitedWords(new Date(row.plannedAt), now)}
            </span>
          </Say>
        </span>
        <span className="sm block truncate text-muted-foreground">
          {[row.customer ?? 'no name', row.country].filter(Boolean).join(', ')}
        </span>
      </div>
      <div className="grid min-w-0 gap-1.5">
        <ul className="grid gap-1">
          {row.items.map((item) => (
            <li key={item.lineNo} className="flex min-w-0 items-center gap-2.5">
              <ProductPicture src={item.picture} size="s" />
              <span className="min-w-0 truncate">
                {item.quantity > 1 ? <b>{item.quantity} × </b> : null}
                {item.name}
              </span>
              {item.sku ? <span className="code text-muted-foreground max-sm:hidden">{item.sku}</span> : null}
            </li>
          ))}
        </ul>
        <p className="max-w-[76ch]">{row.why ?? 'Nobody has it yet. It waits for stock.'}</p>
        <p className="sm text-muted-foreground">
          {row.expected ? (
            <>
              Expected <Day at={new Date(row.expected.at)} now={now} /> in {row.expected.location}
            </>
          ) : (
            'No goods expected'
          )}
          {row.promisedAt ? <Promised at={new Date(row.promisedAt)} now={now} /> : null}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2 lg:justify-end">
        <TryAgain orderId={row.orderId} />
        {can(actor, 'shipment.move') ? (
          <MoveDialog
            orderId={row.orderId}
            shipmentNo={row.shipmentNo}
            name={name}
            from={null}
            lines={row.items.map(({ lineNo, name, quantity }) => ({ lineNo, name, left: quantity }))}
          />
        ) : null}
        {can(actor, 'order.cancel') && cancelable.length > 0 ? (
          <CancelDialog
            orderId={row.orderId}
            number={row.number}
            lines={cancelable.map(({ lineNo, name, quantity }) => ({ no: lineNo, name, left: quantity }))}
            only
            reason="inventory"
          />
        ) : null}
      </div>
    </li>
  );
}

function Promised({ at, now }: { at: Date; now: Date }) {
  return (
    <>
      {', promised '}
      {at < now ? (
        <Moment at={at} now={now} className="font-semibold text-stop" />
      ) : (
        <Day at={at} now={now} />
      )}
    </>
  );
}

/** "3 days", "5 hours", "12 minutes". */
export function waitedWords(since: Date, now: Date) {
  const word = (n: number, unit: string) => (n === 1 ? `1 ${unit}` : `${n} ${unit}s`);
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000));
  if (minutes < 60) return word(minutes, 'minute');
  if (minutes < 48 * 60) return word(Math.floor(minutes / 60), 'hour');
  return word(daysBetween(since, now), 'day');
}

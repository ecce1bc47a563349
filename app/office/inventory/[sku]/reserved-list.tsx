import Link from 'next/link';
import { Moment } from '@/components/moment';
import { Section } from '@/components/section';
import { Status } from '@/components/status';
import type { HoldingRow, ReservingRow } from '@/lib/inventory/queries';

type ReservedListProps = { orders: ReservingRow[]; more: boolean; holds: HoldingRow[]; now: Date };

/** Who has the reserved units: orders, then carts and drafts, the oldest first. */
export function ReservedList({ orders, more, holds, now }: ReservedListProps) {
  const nobody = orders.length === 0 && holds.length === 0;
  const row = 'flex flex-wrap items-center gap-x-4 py-1.5';
  return (
    <Section
      id="reserved"
      title="Reserved for"
      note={nobody ? 'nobody' : more ? `the oldest ${orders.length}` : undefined}
    >
      <ul className="divide-y">
        {orders.map(({ orderId, number, shipmentNo, status, units }) => (
          <li key={`${orderId}-${shipmentNo}`} className={row}>
            <Link className="link" href={`/office/orders/${orderId}`}>
              {number}-{shipmentNo}
            </Link>
            <Status kind="shipment" status={status} />
            <span className="ml-auto tabular-nums">{units}</span>
          </li>
        ))}
        {holds.map(({ key, channel, units, until }) => (
          <li key={`${channel} ${key}`} className={row}>
            <span className="code">{key}</span>
            <span className="text-muted-foreground">
              held for {channel}
              {until > now ? ' until' : ', over since'} <Moment at={until} now={now} />
            </span>
            <span className="ml-auto tabular-nums">{units}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

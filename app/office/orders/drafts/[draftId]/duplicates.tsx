import Link from 'next/link';
import { Banner } from '@/components/ui/banner';
import type { LikelyDuplicate } from '@/lib/orders/duplicate-queries';
import { formatMoment } from '@/lib/time';

/** "Nora Simons ordered 2 of Stoneware bowl 40 minutes ago: 10488." Nothing is forbidden by it. */
export function Duplicates({
  found,
  now,
  className,
}: {
  found: LikelyDuplicate[];
  now: Date;
  className?: string;
}) {
  if (found.length === 0) return null;
  return (
    <Banner
      tone="wait"
      title={found.length === 1 ? 'This may have been ordered already' : 'These may be the same order'}
      className={className}
    >
      {found.map((order) => (
        <p key={order.orderId}>
          {order.name ?? 'Somebody at this address'} ordered{' '}
          {order.shared.map(({ quantity, name }) => `${quantity} of ${name}`).join(', ')}{' '}
          {agoWords(order.placedAt, now)}:{' '}
          <Link className="link" href={`/office/orders/${order.orderId}`}>
            {order.number}
          </Link>
          .
        </p>
      ))}
    </Banner>
  );
}

function agoWords(at: Date, now: Date) {
  const minutes = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 2) return 'a minute ago';
  if (minutes < 120) return `${minutes} minutes ago`;
  const moment = formatMoment(at, now);
  if (!/^(Today|Yesterday)/.test(moment)) return `on ${moment}`;
  return `${moment.slice(0, 1).toLowerCase()}${moment.slice(1)}`;
}

import Link from 'next/link';
import { ShortMoment } from '@/components/moment';
import { EmptyState } from '@/components/ui/empty-state';
import { can, type StaffActor } from '@/lib/staff/permissions';
import type { OpenWork } from '@/lib/work/queries';
import { workWords } from '@/lib/work/rules';

/** What needs a person, the most urgent first; each opens where it is fixed. */
export function WorkList({ items, actor, now }: { items: OpenWork[]; actor: StaffActor; now: Date }) {
  if (items.length === 0)
    return (
      <EmptyState title="All clear">
        What goes wrong on the way of an order stands here, each with its fix.
      </EmptyState>
    );
  return (
    <table className="tb" data-tall data-flush aria-label="Work to do">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">About</th>
          <th scope="col" data-end>
            Since
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              <b>{workWords(item.type).word}</b>
              <span className="sm block text-muted-foreground">{workWords(item.type).about}</span>
            </td>
            <td>
              {item.orderId ? (
                <Link className="link" href={`/office/orders/${item.orderId}`}>
                  {item.orderNumber}
                </Link>
              ) : item.sku && item.location ? (
                <Link
                  className="code link"
                  href={`/office/inventory/${encodeURIComponent(item.sku)}?location=${encodeURIComponent(item.location)}`}
                >
                  {item.sku} at {item.location}
                </Link>
              ) : item.type === 'transfer_overdue' ? (
                <Link
                  className="link"
                  href={`/office/inventory/transfers/${item.subject.replace('transfer:', '')}`}
                >
                  Transfer {item.subject.replace('transfer:', '')}
                </Link>
              ) : item.type === 'broken_invariant' && can(actor, 'health.read') ? (
                <Link className="link" href="/office/health">
                  Health
                </Link>
              ) : (
                <span className="code">{item.subject}</span>
              )}
            </td>
            <td data-end className="text-muted-foreground">
              <ShortMoment at={item.openedAt} now={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

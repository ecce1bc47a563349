import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { DetailHeader, PageBody } from '@/components/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { getOrder } from '@/lib/orders/detail-queries';
import { listReturnable } from '@/lib/returns/detail-queries';
import { TakeBackForm } from './take-back-form';

export const metadata: Metadata = { title: 'Take back' };

export default async function NewReturnPage({ searchParams }: PageProps<'/office/returns/new'>) {
  const actor = await requireStaff('return.request');
  const { order: asked } = await searchParams;
  const orderId = typeof asked === 'string' && /^[1-9]\d{0,15}$/.test(asked) ? Number(asked) : notFound();
  const order = await getOrder(actor, orderId);
  if (!order) notFound();
  const lines = await listReturnable(actor, orderId, new Date());
  const able = lines.filter(({ units }) => units > 0);

  return (
    <>
      <DetailHeader
        way={
          <Link className="link" href={`/office/orders/${orderId}`}>
            Order {order.number}
          </Link>
        }
        title={`Take back from ${order.number}`}
      />
      <PageBody className="pb-10">
        {able.length === 0 ? (
          <EmptyState title="Nothing can be taken back">
            {lines
              .map(({ problem }) => problem)
              .filter(Boolean)
              .join(' ') || 'Nothing of this order has left.'}
          </EmptyState>
        ) : (
          <TakeBackForm
            orderId={orderId}
            lines={able.map(({ lineNo, name, units }) => ({ lineNo, name, units }))}
          />
        )}
      </PageBody>
    </>
  );
}

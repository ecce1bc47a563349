import type { Metadata } from 'next';
import Link from 'next/link';
import { requireStaff } from '@/app/auth';
import { List } from '@/components/list';
import { Moment } from '@/components/moment';
import { Money } from '@/components/money';
import { PageHeader } from '@/components/page-header';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { type DraftRow, listDrafts } from '@/lib/orders/draft-queries';
import { OrderCursor } from '@/lib/orders/list-inputs';
import { OrdersTabs } from '../orders-tabs';

export const metadata: Metadata = { title: 'Drafts' };

export default async function DraftsPage({ searchParams }: PageProps<'/office/orders/drafts'>) {
  const actor = await requireStaff('order.place');
  const { after } = await searchParams;
  const cursor = OrderCursor.safeParse(after);
  const now = new Date();
  const seen = cursor.success && cursor.data[0] !== 'none' ? cursor.data : undefined;
  const { rows, next } = await listDrafts(actor, { after: seen }, now);

  return (
    <>
      <PageHeader title="Orders" actions={<NewOrder />} />
      <OrdersTabs actor={actor} now={now} current="drafts" />
      <List
        first={seen ? '/office/orders/drafts' : null}
        next={next && `/office/orders/drafts?after=${encodeURIComponent(next)}`}
        label="Drafts"
        rows={rows}
        rowKey={({ id }) => id}
        href={({ id }) => `/office/orders/drafts/${id}`}
        columns={[
          { key: 'draft', head: 'Draft', cell: ({ id }: DraftRow) => id, small: 'id' },
          {
            key: 'customer',
            head: 'Customer',
            cell: ({ customer }) => customer ?? <span className="text-muted-foreground">nobody yet</span>,
            clip: true,
            small: 'name',
          },
          {
            key: 'channel',
            head: 'Channel',
            cell: ({ channel }) => <span className="text-muted-foreground">{channel}</span>,
          },
          { key: 'items', head: 'Items', cell: ({ units }) => units, end: true },
          {
            key: 'writer',
            head: 'Written by',
            cell: ({ writer }) => <span className="text-muted-foreground">{writer ?? 'Waybill'}</span>,
            small: 'note',
          },
          {
            key: 'begun',
            head: 'Begun',
            cell: ({ createdAt }) => <Moment at={createdAt} now={now} className="text-muted-foreground" />,
          },
          {
            key: 'changed',
            head: 'Last change',
            cell: ({ updatedAt }) => <Moment at={updatedAt} now={now} className="text-muted-foreground" />,
            small: 'date',
          },
          {
            key: 'total',
            head: 'Total',
            cell: ({ totalAmount, currency }) => <Money amount={totalAmount} currency={currency} />,
            end: true,
            small: 'amount',
          },
        ]}
        empty={
          <EmptyState title="No drafts" action={<NewOrder />}>
            An order that is written down on the phone stands here until it is placed. It reserves nothing
            meanwhile.
          </EmptyState>
        }
      />
    </>
  );
}

function NewOrder() {
  return (
    <Button asChild variant="primary">
      <Link href="/office/orders/new">New order</Link>
    </Button>
  );
}

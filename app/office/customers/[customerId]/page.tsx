import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireStaff } from '@/app/auth';
import { listAddress } from '@/app/office/orders/address';
import { OrdersTable } from '@/app/office/orders/orders-table';
import { FactBoxes } from '@/components/fact-boxes';
import { Day } from '@/components/moment';
import { Money } from '@/components/money';
import { DetailHeader, PageBody } from '@/components/page-header';
import { EmptyState } from '@/components/ui/empty-state';
import { getCustomer } from '@/lib/customers/list-queries';
import { OrdersFilter } from '@/lib/orders/list-inputs';
import { listOrders } from '@/lib/orders/list-queries';
import { can } from '@/lib/staff/permissions';

const readCustomer = cache(async (customerId: string) => {
  const actor = await requireStaff('customer.read');
  return /^[1-9]\d{0,15}$/.test(customerId) ? getCustomer(actor, Number(customerId)) : null;
});

type Shown = NonNullable<Awaited<ReturnType<typeof readCustomer>>>;
const nameOf = ({ erased, name, email }: Shown) =>
  erased ? 'Erased customer' : (name ?? email ?? 'Customer without a name');

export async function generateMetadata({
  params,
}: PageProps<'/office/customers/[customerId]'>): Promise<Metadata> {
  const customer = await readCustomer((await params).customerId);
  return { title: customer ? nameOf(customer) : 'Nothing is here' };
}

export default async function CustomerPage({ params }: PageProps<'/office/customers/[customerId]'>) {
  const actor = await requireStaff('customer.read');
  const customer = (await readCustomer((await params).customerId)) ?? notFound();
  const now = new Date();
  const orders = await listOrders(actor, OrdersFilter.parse({ customer: customer.id }), now);

  return (
    <>
      <DetailHeader
        way={
          <Link href="/office/customers" className="link">
            Customers
          </Link>
        }
        title={nameOf(customer)}
        status={
          <span className="text-muted-foreground">
            {[customer.email, customer.phone].filter(Boolean).join(' · ')}
          </span>
        }
      />
      <PageBody>
        <FactBoxes
          facts={[
            { label: 'First seen', value: <Day at={customer.createdAt} now={now} /> },
            { label: 'Orders', value: String(customer.orders) },
            ...(can(actor, 'order.money')
              ? [
                  {
                    label: 'Spent',
                    value:
                      customer.spent.length === 0
                        ? 'nothing'
                        : customer.spent.map(({ currency, amount }) => (
                            <Money key={currency} amount={amount} currency={currency} className="mr-2" />
                          )),
                  },
                ]
              : []),
            { label: 'Returns', value: String(customer.returns) },
            {
              label: 'Average score',
              value: customer.averageScore === null ? 'none' : `${customer.averageScore.toFixed(1)} of 5`,
            },
          ]}
        />
      </PageBody>
      <header className="mt-[26px] flex items-baseline justify-between px-6 pb-1 max-md:px-4">
        <h2>Orders</h2>
        {orders.next ? (
          <Link className="link sm" href={listAddress({ customer: customer.id })}>
            All of them
          </Link>
        ) : null}
      </header>
      <OrdersTable
        rows={orders.rows}
        now={now}
        money={can(actor, 'order.money')}
        empty={<EmptyState title="No orders">This customer has not ordered.</EmptyState>}
      />
    </>
  );
}

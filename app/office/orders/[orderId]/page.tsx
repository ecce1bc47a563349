import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { requireStaff } from '@/app/auth';
import { FactBoxes } from '@/components/fact-boxes';
import { Day, Moment } from '@/components/moment';
import { Money } from '@/components/money';
import { Columns, DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { Status } from '@/components/status';
import { daysLate, holdReasonWords } from '@/components/status-words';
import { CopyButton } from '@/components/ui/copy-button';
import { listTimeline } from '@/lib/events/queries';
import { getOrderChecks } from '@/lib/orders/check-queries';
import { getOrder, type OrderDetail } from '@/lib/orders/detail-queries';
import { daysBetween } from '@/lib/time';
import { OrderActions } from './order-actions';
import { OrderAside } from './order-aside';
import { OrderBanners } from './order-banners';
import { OrderMoney } from './order-money';
import { OrderTimeline } from './order-timeline';
import { RiskSection } from './risk-section';
import { ShipmentCard } from './shipment-card';

const readOrder = cache(async (orderId: string) => {
  const actor = await requireStaff('order.read');
  return /^[1-9]\d{0,15}$/.test(orderId) ? getOrder(actor, Number(orderId)) : null;
});

export async function generateMetadata({ params }: PageProps<'/office/orders/[orderId]'>): Promise<Metadata> {
  const order = await readOrder((await params).orderId);
  return { title: order ? `Order ${order.number}` : 'Nothing is here' };
}

export default async function OrderPage({ params, searchParams }: PageProps<'/office/orders/[orderId]'>) {
  const actor = await requireStaff('order.read');
  const { orderId } = await params;
  const order = (await readOrder(orderId)) ?? notFound();
  const [timeline, checks] = await Promise.all([listTimeline(actor, order.id), getOrderChecks(actor, order)]);
  const { show } = await searchParams;
  const now = new Date();
  const living = order.shipments.filter(({ status }) => status !== 'canceled');
  const units = living.flatMap(({ lines }) => lines);
  const sum = (of: (line: (typeof units)[number]) => number) =>
    units.reduce((total, line) => total + of(line), 0);

  return (
    <>
      <DetailHeader
        way={
          <Link href="/office/orders" className="link">
            Orders
          </Link>
        }
        title={order.number}
        copy={<CopyButton text={order.number} label="order number" />}
        status={
          <>
            <Status
              kind="order"
              status={order.status}
              detail={
                order.status === 'on_hold'
                  ? order.holds.map(({ reason }) => holdReasonWords[reason].word).join(', ')
                  : null
              }
            />
            <Status kind="payment" status={order.paymentStatus} />
            <Status kind="fulfillment" status={order.fulfillmentStatus} />
          </>
        }
        actions={<OrderActions order={order} actor={actor} />}
      />
      <PageBody className="pb-10">
        <FactBoxes facts={factsOf(order, now)} />
        <Columns aside={<OrderAside order={order} given={checks.given} actor={actor} now={now} />}>
          <OrderBanners order={order} checks={checks} actor={actor} now={now} />
          <Section
            tight
            title="Shipments"
            note={
              sum((line) => line.quantity) > 0
                ? `${sum((line) => line.shipped)} of ${sum((line) => line.quantity)} units have left`
                : 'nothing to ship'
            }
          >
            <div className="grid gap-3 pt-3">
              {living.map((shipment) => (
                <ShipmentCard key={shipment.no} order={order} shipment={shipment} actor={actor} now={now} />
              ))}
              <CanceledLines order={order} />
            </div>
          </Section>
          {order.money ? (
            <OrderMoney
              order={order}
              money={order.money}
              promotions={checks.promotions}
              actor={actor}
              now={now}
            />
          ) : null}
          <RiskSection risks={checks.risks} now={now} />
          <OrderTimeline order={order} actor={actor} timeline={timeline} show={show} now={now} />
        </Columns>
      </PageBody>
    </>
  );
}

function factsOf(order: OrderDetail, now: Date) {
  const promised = order.promisedAt ? new Date(order.promisedAt) : null;
  const end = order.deliveredAt ? new Date(order.deliveredAt) : now;
  const late = promised && end > promised && order.status !== 'canceled' ? daysBetween(promised, end) + 1 : 0;
  return [
    { label: 'Placed', value: <Moment at={new Date(order.placedAt)} now={now} /> },
    { label: 'Channel', value: order.channel },
    { label: 'Their number', value: order.externalId ?? 'none', code: order.externalId !== null },
    {
      label: 'Public reference',
      value: `${order.publicRef.slice(0, 5)}-${order.publicRef.slice(5)}`,
      code: true,
    },
    {
      label: 'Promised',
      value:
        promised && order.status !== 'canceled' ? (
          <>
            <Day at={promised} now={now} />{' '}
            {late > 0 ? <span className="font-normal text-stop">{daysLate(late)}</span> : null}
          </>
        ) : order.status === 'canceled' ? (
          'nothing'
        ) : (
          'no date'
        ),
      wide: true,
    },
    ...(order.money
      ? [{ label: 'Total', value: <Money amount={order.money.totalAmount} currency={order.currency} /> }]
      : []),
  ];
}

function CanceledLines({ order }: { order: OrderDetail }) {
  const canceled = order.lines.filter((line) => line.canceled > 0 && line.kind !== 'bundle');
  if (canceled.length === 0) return null;
  return (
    <p className="text-muted-foreground">
      Canceled: {canceled.map((line) => `${line.canceled} × ${line.name}`).join(', ')}
    </p>
  );
}

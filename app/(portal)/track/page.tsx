import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { requireVisit } from '@/app/portal';
import { Wrap } from '@/components/portal-shell';
import { holdReasonWords } from '@/components/status-words';
import { getOwnOrder, getTracking } from '@/lib/customers/portal-queries';
import { longDay, trackingHeadline } from '@/lib/orders/tracking-headline';
import { hasProblem, trackingLead } from '@/lib/orders/tracking-lead';
import { closeVisitAction } from '../actions';
import { AnswerForm } from '../answer-form';
import { CanceledItems } from './canceled-items';
import { OpenEverything } from './open-everything';
import { OrderSummary } from './order-summary';
import { ParcelCard } from './parcel-card';
import { ReturnsList } from './returns-list';
import { StillToCome } from './still-to-come';

export const metadata: Metadata = { title: 'Your order', robots: { index: false } };

export default async function TrackPage() {
  const { customer } = await requireVisit();
  const [order, own] = await Promise.all([
    getTracking(customer, customer.orderId),
    customer.proven ? getOwnOrder(customer, customer.orderId) : null,
  ]);
  if (!order) notFound();
  const now = new Date();
  const timeZone = order.parcels[0]?.timeZone ?? order.shipments[0]?.timeZone ?? 'UTC';
  const waiting = order.shipments.filter(({ unpacked }) => unpacked.length > 0);
  const lead = trackingLead(
    order,
    now,
    timeZone,
    order.holdReason && holdReasonWords[order.holdReason].customerWord,
  );

  return (
    <Wrap className="pt-6 max-md:pt-2">
      <p className="text-muted-foreground">
        Order {order.number}, placed {longDay(new Date(order.placedAt), now, timeZone)}
      </p>
      <h1 className="max-w-[19em] pt-1.5 pb-3">{trackingHeadline(order, now, timeZone)}</h1>
      {lead ? <p className="max-w-[42em] text-lg">{lead}</p> : null}
      <div className="mt-7 grid items-start gap-9 md:grid-cols-[minmax(0,1fr)_340px] max-md:gap-6">
        <div className="grid gap-[18px]">
          {order.parcels.map((parcel, i) => (
            <ParcelCard key={parcel.id} parcel={parcel} ordinal={i + 1} placedAt={order.placedAt} now={now} />
          ))}
          {waiting.map((shipment, i) => (
            <StillToCome
              key={shipment.no}
              shipment={shipment}
              ordinal={order.parcels.length + i + 1}
              order={order}
              now={now}
            />
          ))}
          <CanceledItems lines={order.lines} />
          <ReturnsList returns={order.returns} proven={customer.proven} />
        </div>
        <aside className="grid gap-8">
          {own ? (
            <OrderSummary own={own} arrived={order.parcels.some(({ deliveredAt }) => deliveredAt)} />
          ) : (
            <OpenEverything hasProblem={hasProblem(order, now, timeZone)} />
          )}
          <AnswerForm
            action={closeVisitAction}
            verb="Close this order"
            variant="default"
            pendingWord="Closing…"
          >
            <p className="pb-3 text-[15px] text-muted-foreground">
              On a computer that others use? It closes by itself after half an hour.
            </p>
          </AnswerForm>
        </aside>
      </div>
    </Wrap>
  );
}

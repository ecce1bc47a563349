import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { AnswerForm } from '@/app/(portal)/answer-form';
import { readShipment } from '@/app/office/fulfill/address';
import { requireSupplier } from '@/app/supplier';
import { acceptShipmentAction } from '@/app/supplier/actions';
import { supplierShipment } from '@/app/supplier/where';
import { Day, Moment } from '@/components/moment';
import { Wrap } from '@/components/portal-shell';
import { ProductPicture } from '@/components/product-picture';
import { Section } from '@/components/section';
import { Say, Status } from '@/components/status';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { shipmentStatus } from '@/lib/fulfillment/shipment-status';
import { getSupplierShipment, type SupplierShipment } from '@/lib/fulfillment/supplier-queries';
import { unitsLeft } from '@/lib/fulfillment/supplier-rules';
import { DeclineForm } from './decline-form';
import { Facts } from './facts';
import { SendForm } from './send-form';

export const metadata: Metadata = { title: 'Shipment' };

type ShipmentPageProps = { params: Promise<{ shipment: string }> };

/** One shipment: accept it or not, print its slip, say that it has left. */
export default async function SupplierShipmentPage({ params }: ShipmentPageProps) {
  const { supplier } = await requireSupplier();
  const where = readShipment((await params).shipment);
  const shipment = where && (await getSupplierShipment(supplier, where.orderId, where.shipmentNo));
  if (!shipment) notFound();
  const now = new Date();
  const left = unitsLeft(shipment.lines);
  const can = (move: 'accept' | 'decline') => shipmentStatus.can(shipment.status, move);
  const blocked = shipment.held || shipment.orderStatus === 'on_hold' || shipment.orderStatus === 'to_verify';
  const each = (leftOf: (line: SupplierShipment['lines'][number]) => number) =>
    shipment.lines
      .map((line) => ({ lineNo: line.lineNo, name: line.name, left: leftOf(line) }))
      .filter((line) => line.left > 0);
  const toSend = each((line) => line.picked - line.packed);
  const which = { orderId: shipment.orderId, shipmentNo: shipment.shipmentNo, left };

  return (
    <Wrap>
      <p className="pt-4 text-[15px]">
        <Link className="link" href={shipment.acceptedAt ? '/supplier?tab=accepted' : '/supplier'}>
          Shipments
        </Link>
      </p>
      <h1 className="pt-1 pb-1">
        {shipment.number}-{shipment.shipmentNo}
      </h1>
      <p className="pb-4">
        <HowFar shipment={shipment} now={now} />
      </p>
      {blocked && left > 0 ? (
        <Banner tone="stop" title="On hold" className="mb-4">
          We are waiting for something about this order. Send nothing of it now; you can go on here as soon as
          the hold is released.
        </Banner>
      ) : null}
      {can('accept') && !shipment.acceptedAt && !blocked ? (
        <Card>
          <p className="pb-4">
            Will you send this{shipment.shipBy ? ' in time' : ''}? Once you accept, you see the address and
            the slip.
          </p>
          <AnswerForm
            action={acceptShipmentAction}
            hidden={{ orderId: String(which.orderId), shipmentNo: String(which.shipmentNo) }}
            verb="Accept"
            pendingWord="Accepting…"
          />
        </Card>
      ) : null}
      <Facts shipment={shipment} left={left} now={now} />
      <Section title="Items" note={units(shipment.lines.reduce((sum, line) => sum + line.quantity, 0))}>
        <ul>
          {shipment.lines.map((line) => (
            <li key={line.lineNo} className="flex items-center gap-4 border-b py-2.5">
              <ProductPicture src={line.picture} />
              <span className="min-w-0 flex-1">
                <b className="block font-semibold">{line.name}</b>
                {line.sku ? <span className="code text-muted-foreground">{line.sku}</span> : null}
              </span>
              <span className="text-right text-lg tabular-nums">
                {line.quantity}
                {line.shipped > 0 && line.shipped < line.quantity ? (
                  <span className="block text-[15px] text-muted-foreground">{line.shipped} sent</span>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {toSend.length > 0 && shipment.acceptedAt && !blocked && can('accept') ? (
        <Section
          title="Send it"
          action={
            <Button asChild>
              <Link href={`${supplierShipment(shipment)}/slip`}>Print the slip</Link>
            </Button>
          }
        >
          <SendForm key={`send ${left}`} {...which} lines={toSend} />
        </Section>
      ) : null}
      {shipment.parcels.length > 0 ? <Parcels parcels={shipment.parcels} now={now} /> : null}
      {can('decline') && left > 0 ? (
        <details className="mt-8 border-rule border-t pt-3">
          <summary className="link inline">Decline it</summary>
          <DeclineForm
            key={`decline ${left}`}
            {...which}
            lines={each((line) => line.quantity - line.packed)}
          />
        </details>
      ) : null}
    </Wrap>
  );
}

const units = (count: number) => (count === 1 ? '1 unit' : `${count} units`);

const Card = ({ children }: { children: React.ReactNode }) => (
  <section className="mb-2 rounded-lg border bg-card px-6 py-5 max-md:rounded-[12px] max-md:px-4">
    {children}
  </section>
);

function HowFar({ shipment, now }: { shipment: SupplierShipment; now: Date }) {
  const { status, acceptedAt, timeZone } = shipment;
  if (status === 'canceled')
    return (
      <Say mark="ended" tone="stop" strong>
        Canceled. Do not send it.
      </Say>
    );
  if (status === 'handed_over' || status === 'delivered') return <Status kind="shipment" status={status} />;
  if (!acceptedAt)
    return (
      <Say mark="none" tone="idle">
        Not accepted yet
      </Say>
    );
  return (
    <Say mark="half" tone="move">
      Accepted <Moment at={new Date(acceptedAt)} now={now} timeZone={timeZone} />
    </Say>
  );
}

function Parcels({ parcels, now }: { parcels: SupplierShipment['parcels']; now: Date }) {
  return (
    <Section title="Sent" note={parcels.length === 1 ? '1 parcel' : `${parcels.length} parcels`}>
      <ul>
        {parcels.map((parcel) => (
          <li key={parcel.id} className="flex flex-wrap items-baseline gap-x-5 gap-y-1 border-b py-2.5">
            <Status kind="parcel" status={parcel.status} />
            <span>{units(parcel.units)}</span>
            <span>
              {parcel.carrier} <span className="code">{parcel.trackingNumber}</span>
            </span>
            <span className="ml-auto text-muted-foreground">
              {parcel.handedOverAt ? <Day at={new Date(parcel.handedOverAt)} now={now} /> : 'has not left'}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

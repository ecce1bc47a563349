import Link from 'next/link';
import { RerouteButtons } from '@/app/office/fulfill/reroute-buttons';
import { Line } from '@/components/line';
import { Day, Moment } from '@/components/moment';
import { Money } from '@/components/money';
import { ProductPicture } from '@/components/product-picture';
import { hasTable, RouteTable } from '@/components/route-table';
import { Say, Status } from '@/components/status';
import { Card, CardHeader, CardWhy } from '@/components/ui/card';
import { shipmentStatus } from '@/lib/fulfillment/shipment-status';
import type { OrderDetail } from '@/lib/orders/detail-queries';
import { type Actor, can } from '@/lib/staff/permissions';
import { ParcelRow } from './parcel-row';
import { shipmentStopsOf } from './shipment-stops';

type Shipment = OrderDetail['shipments'][number];
type CardProps = { order: OrderDetail; shipment: Shipment; actor: Actor; now: Date };

/** What one location sends: how far it is, what is in it, its parcels, and why from here. */
export function ShipmentCard({ order, shipment, actor, now }: CardProps) {
  const parcels = order.parcels.filter(
    ({ shipmentNo, status }) => shipmentNo === shipment.no && status !== 'void',
  );
  const orderWaits = order.status === 'on_hold' || order.status === 'to_verify';
  const atBench = shipmentStatus.can(shipment.status, 'pick') || shipment.status === 'packed';
  return (
    <Card>
      <CardHeader>
        <b>
          {order.number}-{shipment.no}
        </b>
        {shipment.location ? (
          <span>
            <span className="text-muted-foreground">from</span> <b>{shipment.location}</b>
          </span>
        ) : null}
        <Status kind="shipment" status={shipment.status} detail={shipment.held ? 'on hold' : null} />
        {shipment.shipAfter && new Date(shipment.shipAfter) > now ? (
          <span className="text-muted-foreground">
            not before <Day at={new Date(shipment.shipAfter)} now={now} />
          </span>
        ) : null}
        <span className="ml-auto flex flex-wrap items-center gap-x-2.5 gap-y-1">
          {atBench && can(actor, 'shipment.read') ? (
            <Link className="link sm" href={`/office/fulfill/${order.id}-${shipment.no}`}>
              Open at the bench
            </Link>
          ) : null}
          <RerouteButtons actor={actor} shipment={reroutable(order, shipment)} />
        </span>
      </CardHeader>
      <SupplierAnswer shipment={shipment} now={now} />
      <div className="px-3 pt-3">
        <Line
          label={`Shipment ${shipment.no}`}
          stops={shipmentStopsOf(shipment, { parcels, held: shipment.held || orderWaits }, now)}
        />
      </div>
      <ul className="divide-y px-3 pt-2">
        {shipment.lines.map(({ lineNo, quantity }) => (
          <LineRow key={lineNo} order={order} lineNo={lineNo} quantity={quantity} />
        ))}
      </ul>
      {parcels.map((parcel, i) => (
        <ParcelRow key={parcel.id} order={order} parcel={parcel} position={i + 1} actor={actor} now={now} />
      ))}
      {shipment.route ? (
        <CardWhy title={shipment.location ? `Why ${shipment.location}` : 'Why it waits'}>
          {shipment.route.sentence}
          {hasTable(shipment.route) ? (
            <details className="mt-1">
              <summary className="link inline-block">All that was compared</summary>
              <div className="pt-2">
                <RouteTable route={shipment.route} chosenId={shipment.locationId} />
              </div>
            </details>
          ) : null}
        </CardWhy>
      ) : null}
    </Card>
  );
}

const reroutable = (order: OrderDetail, { no, lines, ...shipment }: Shipment) => ({
  ...shipment,
  orderId: order.id,
  number: order.number,
  shipmentNo: no,
  lines: lines.map((line) => ({
    ...line,
    name: order.lines.find((one) => one.no === line.lineNo)?.name ?? `Line ${line.lineNo}`,
  })),
});

/** What a drop-ship supplier has said to it. */
function SupplierAnswer({ shipment, now }: { shipment: Shipment; now: Date }) {
  const { locationKind, acceptedAt, status, plannedAt } = shipment;
  if (locationKind !== 'supplier' || status === 'canceled') return null;
  return (
    <p className="px-3 pt-2.5">
      {acceptedAt ? (
        <Say mark="done" tone="good">
          Sent to supplier, accepted <Moment at={new Date(acceptedAt)} now={now} />
        </Say>
      ) : status === 'planned' || status === 'released' ? (
        <Say mark="look" tone="wait">
          Sent to supplier <Moment at={new Date(plannedAt)} now={now} />, not yet accepted
        </Say>
      ) : null}
    </p>
  );
}

function LineRow({ order, lineNo, quantity }: { order: OrderDetail; lineNo: number; quantity: number }) {
  const line = order.lines.find(({ no }) => no === lineNo);
  if (!line) return null;
  return (
    <li className="grid grid-cols-[32px_minmax(0,1fr)_auto_auto] items-center gap-x-2.5 py-1.5">
      <ProductPicture src={line.picture} />
      <span className="min-w-0">
        <b className="block md:truncate">{line.name}</b>
        {line.sku ? <span className="code text-muted-foreground">{line.sku}</span> : null}
        {wishOf(line.spec) ? <span className="sm block">{wishOf(line.spec)}</span> : null}
        {line.priceReason ? (
          <span className="sm block text-muted-foreground">Own price: {line.priceReason}</span>
        ) : null}
      </span>
      <span className="w-16 text-right tabular-nums max-md:w-8">{quantity}</span>
      <span className="w-24 text-right text-muted-foreground max-md:w-20">
        {line.unitAmount === null ? null : (
          <Money amount={line.unitAmount * quantity} currency={order.currency} />
        )}
      </span>
    </li>
  );
}

/** What somebody wrote down about this very piece; other facts of it are for machines. */
const wishOf = (spec: Record<string, unknown> | null) => (typeof spec?.text === 'string' ? spec.text : null);

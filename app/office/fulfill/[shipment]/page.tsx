import Link from 'next/link';
import { notFound } from 'next/navigation';
import { requireStaff } from '@/app/auth';
import { ActionButton } from '@/components/action-button';
import { FactBoxes } from '@/components/fact-boxes';
import { Day } from '@/components/moment';
import { DetailHeader, PageBody } from '@/components/page-header';
import { Section } from '@/components/section';
import { Status } from '@/components/status';
import { holdReasonWords } from '@/components/status-words';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { getShipmentForPacking } from '@/lib/fulfillment/packing-queries';
import { can } from '@/lib/staff/permissions';
import { pickShipmentAction, releaseShipmentAction } from '../actions';
import { readShipment, stationOf } from '../address';
import { RerouteButtons } from '../reroute-buttons';
import { BenchLines } from './bench-lines';
import { BenchParcels } from './bench-parcels';
import { PackForm } from './pack-form';

/** The bench: pick, pack, hand over, for one shipment. */
export default async function BenchPage({ params }: PageProps<'/office/fulfill/[shipment]'>) {
  const actor = await requireStaff('shipment.read');
  const where = readShipment((await params).shipment);
  const shipment = where && (await getShipmentForPacking(actor, where.orderId, where.shipmentNo));
  if (!shipment) notFound();
  const now = new Date();
  const blocked = shipment.held || shipment.orderStatus === 'on_hold' || shipment.orderStatus === 'to_verify';
  const toPick = shipment.lines.reduce((sum, { quantity, picked }) => sum + quantity - picked, 0);
  const toScan = shipment.lines.some(({ quantity, packed }) => quantity > packed);
  const toPack = shipment.lines.filter(({ picked, packed }) => picked > packed);
  const living = shipment.parcels.filter(({ status }) => status !== 'void');
  const workable = ['planned', 'released', 'picking', 'packed', 'ready'].includes(shipment.status);
  const name = `${shipment.number}-${shipment.shipmentNo}`;

  return (
    <>
      <title>{`Shipment ${name}`}</title>
      <DetailHeader
        way={
          <Link className="link" href={`/office/fulfill?location=${shipment.locationId}`}>
            Fulfill, {shipment.location}
          </Link>
        }
        title={name}
        status={<Status kind="shipment" status={shipment.status} />}
        actions={
          <>
            <Link className="link" href={`/office/orders/${shipment.orderId}`}>
              Order {shipment.number}
            </Link>
            <RerouteButtons
              actor={actor}
              shipment={shipment}
              doneHref={`/office/fulfill?location=${shipment.locationId}`}
            />
            {shipment.status === 'planned' && !blocked && can(actor, 'shipment.release') ? (
              <ActionButton
                action={releaseShipmentAction}
                input={where}
                pendingWord="Releasing…"
                doneWord="Released to pick"
              >
                Release to pick
              </ActionButton>
            ) : null}
            {toScan && workable && !blocked && can(actor, 'shipment.pack') ? (
              <Button asChild>
                <Link href={stationOf(shipment)}>Scan at the pack station</Link>
              </Button>
            ) : null}
          </>
        }
      />
      <PageBody className="pb-10">
        <FactBoxes
          facts={[
            {
              label: 'For',
              value: [shipment.customer ?? 'no name', shipment.city].filter(Boolean).join(', '),
            },
            {
              label: 'Ship by',
              value: shipment.shipBy ? <Day at={new Date(shipment.shipBy)} now={now} /> : 'no date',
            },
            {
              label: 'Promised',
              value: shipment.promisedAt ? <Day at={new Date(shipment.promisedAt)} now={now} /> : 'no date',
            },
            { label: 'Gift note', value: shipment.giftMessage ? `“${shipment.giftMessage}”` : 'none' },
          ]}
        />
        {shipment.instruction ? <p className="pt-3">“{shipment.instruction}”</p> : null}
        {blocked ? (
          <Banner
            className="mt-4"
            tone="stop"
            title={
              shipment.orderStatus === 'to_verify'
                ? 'The order has not been verified yet'
                : `On hold: ${shipment.holds.map((reason) => holdReasonWords[reason].word).join(', ') || 'see the order'}`
            }
          >
            Nothing of it may be picked now. The hold is released on the order’s page.
          </Banner>
        ) : null}
        <Section
          title="Pick"
          note={toPick > 0 ? `${toPick} to pick` : 'all picked'}
          action={
            toPick > 0 && workable && !blocked && can(actor, 'shipment.pick') ? (
              <ActionButton
                action={pickShipmentAction}
                input={where}
                variant="primary"
                pendingWord="Picking…"
                doneWord="Picked"
              >
                {`Pick all ${toPick}`}
              </ActionButton>
            ) : null
          }
        >
          <BenchLines
            shipment={shipment}
            name={name}
            active={workable && !blocked && can(actor, 'shipment.pick')}
          />
        </Section>
        {toPack.length > 0 && workable && can(actor, 'shipment.pack') ? (
          <Section title="Pack" note="what goes into this box">
            <PackForm
              key={toPack.map(({ lineNo, picked, packed }) => `${lineNo}:${picked - packed}`).join()}
              {...where}
              lines={toPack.map(({ lineNo, name: item, picked, packed }) => ({
                lineNo,
                name: item,
                left: picked - packed,
              }))}
            />
          </Section>
        ) : null}
        <Section title="Parcels" note={living.length > 0 ? String(living.length) : undefined}>
          <BenchParcels shipment={shipment} actor={actor} />
        </Section>
      </PageBody>
    </>
  );
}

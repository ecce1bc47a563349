import type { Stop } from '@/components/line';
import { Day, ShortMoment } from '@/components/moment';
import type { ParcelStatus } from '@/db/statuses';
import type { OrderDetail } from '@/lib/orders/detail-queries';

type Shipment = OrderDetail['shipments'][number];
type Count = (line: Shipment['lines'][number]) => number;

const stuck: ParcelStatus[] = ['exception', 'returning', 'returned'];

/** How far a shipment is. Only what is on the road moves; what is held or stuck says so at the stop it concerns. */
export function shipmentStopsOf(
  shipment: Shipment,
  { parcels, held }: { parcels: readonly { status: ParcelStatus }[]; held: boolean },
  now: Date,
): Stop[] {
  const units = (of: Count) => shipment.lines.reduce((sum, line) => sum + of(line), 0);
  const all = units((line) => line.quantity);
  const dated = (at: string | null) => (at ? <ShortMoment at={new Date(at)} now={now} /> : null);
  const waiting = shipment.status === 'waiting';
  const steps = [
    {
      word: 'Allocated',
      n: waiting ? 0 : all,
      when: waiting ? expected(shipment, now) : dated(shipment.plannedAt),
    },
    { word: 'Picked', n: units((line) => line.picked), when: null },
    { word: 'Packed', n: units((line) => line.packed), when: dated(shipment.packedAt) },
    { word: 'Handed over', n: units((line) => line.shipped), when: dated(shipment.handedOverAt) },
    {
      word: 'Delivered',
      n: units((line) => line.delivered),
      when: dated(shipment.deliveredAt) ?? promised(shipment, now),
    },
  ];
  const reached = steps.findLastIndex(({ n }) => n >= all);
  const broken = parcels.some(({ status }) => stuck.includes(status));

  const stateOf = (i: number, n: number): Stop['state'] => {
    const next = i === reached + 1;
    if (i < 3) return n >= all ? 'done' : next && (waiting || held) ? 'held' : n > 0 ? 'here' : 'ahead';
    if (i === 4) return reached === 4 ? 'done' : 'ahead';
    if (reached === 4) return 'done';
    return n === 0 ? (next && held ? 'held' : 'ahead') : broken ? 'broken' : 'here';
  };
  return steps.map(({ word, n, when }, i) => ({
    word,
    detail: n > 0 && n < all ? `${n} of ${all}` : when,
    state: stateOf(i, n),
  }));
}

const expected = (shipment: Shipment, now: Date) =>
  shipment.expectedAt ? (
    <>
      expected <Day at={new Date(shipment.expectedAt)} now={now} />
    </>
  ) : (
    'no receipt yet'
  );
const promised = (shipment: Shipment, now: Date) =>
  shipment.promisedAt ? <Day at={new Date(shipment.promisedAt)} now={now} /> : null;

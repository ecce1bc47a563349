import type { OrderDetailData } from '@/lib/orders/detail-types';
import { sayDay } from './rules';

type Order = Pick<OrderDetailData, 'lines' | 'shipments' | 'parcels'>;
type Units = { lineNo: number; quantity: number };
export type LetterItem = { name: string; quantity: number; note?: string };

/** What the numbers of lines are called on paper. */
export function itemsOf({ lines }: Order, units: readonly Units[], note?: string): LetterItem[] {
  const names = new Map(lines.map(({ no, name }) => [no, name]));
  return units.map(({ lineNo, quantity }) => ({
    name: names.get(lineNo) ?? 'An item',
    quantity,
    ...(note ? { note } : {}),
  }));
}

const livingParcels = ({ parcels }: Order) => parcels.filter(({ status }) => status !== 'void');

/** A parcel's place among the order's parcels, and how many there are once nothing is left to pack. */
export function parcelPlace(order: Order, parcelId: number) {
  const parcels = livingParcels(order);
  const packed = parcels.flatMap(({ lines }) => lines).reduce((sum, { quantity }) => sum + quantity, 0);
  const planned = livingShipments(order)
    .flatMap(({ lines }) => lines)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    parcelNo: parcels.findIndex(({ id }) => id === parcelId) + 1,
    ...(packed === planned ? { parcelCount: parcels.length } : {}),
  };
}

const livingShipments = ({ shipments }: Order) => shipments.filter(({ status }) => status !== 'canceled');

/** What has not left yet, by shipment, with what is known of when and from where. */
export function unsentItems(order: Order, writtenAt: Date): LetterItem[] {
  return livingShipments(order).flatMap((shipment) => {
    const units = shipment.lines
      .map(({ lineNo, quantity, shipped }) => ({ lineNo, quantity: quantity - shipped }))
      .filter(({ quantity }) => quantity > 0);
    return itemsOf(order, units, whereItIs(shipment, writtenAt));
  });
}

function whereItIs(shipment: Order['shipments'][number], writtenAt: Date) {
  if (shipment.locationId !== null) return `Leaves ${shipment.location} in its own parcel`;
  if (shipment.expectedAt)
    return `Not here yet: expected on ${sayDay(new Date(shipment.expectedAt), writtenAt)}`;
  return 'Not here yet: we write when it leaves';
}

/** The other parcels that have left, on the road and arrived. */
export function otherParcels(order: Order, parcelId: number, writtenAt: Date) {
  const left = livingParcels(order).filter(
    ({ id, handedOverAt }) => id !== parcelId && handedOverAt !== null,
  );
  const items = (parcels: typeof left) =>
    parcels.flatMap(({ lines, carrier, deliveredAt }) =>
      itemsOf(
        order,
        lines,
        deliveredAt
          ? `Arrived on ${sayDay(new Date(deliveredAt), writtenAt)}`
          : `On its way${carrier ? ` with ${carrier}` : ''}`,
      ),
    );
  return {
    onTheWay: items(left.filter(({ deliveredAt }) => deliveredAt === null)),
    all: items(left),
  };
}

/** The lines of a bill. What a bundle is made of carries its money and is not said twice. */
export function billOf({ lines }: Pick<OrderDetailData, 'lines'>) {
  return lines
    .filter(({ parentNo }) => parentNo === null)
    .map(({ no, name, quantity, totalAmount }) => ({
      name,
      quantity,
      amount: lines
        .filter(({ parentNo }) => parentNo === no)
        .reduce((sum, child) => sum + child.totalAmount, totalAmount),
    }));
}

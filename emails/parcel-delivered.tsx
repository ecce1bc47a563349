import { sayDay } from '@/lib/messages/rules';
import { Letter, type OrderLetter } from './letter';
import { Action, Fine, Items, Lead } from './parts';
import { type Item, nameItems, sentence, verb } from './words';

export type ParcelDeliveredProps = OrderLetter & {
  parcelNo: number;
  items: Item[];
  following: Item[];
  deliveredAt: Date;
  place?: string;
};

export const parcelDeliveredSubject = ({ items, parcelNo }: ParcelDeliveredProps) =>
  `Parcel ${parcelNo} has arrived: ${nameItems(items)}`;

/** One of several; the last one is told by OrderDelivered. */
export function ParcelDelivered(props: ParcelDeliveredProps) {
  const { merchant, orderNumber, orderUrl, items, following, deliveredAt, place, writtenAt } = props;
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title={`${sentence(nameItems(items))} ${verb(items, 'has', 'have')} arrived.`}
      preview={`${sentence(nameItems(following))} ${verb(following, 'is', 'are')} still to come.`}
    >
      <Lead>
        Delivered on {sayDay(deliveredAt, writtenAt)}
        {place ? `, ${place}` : ''}. The rest of your order comes separately.
      </Lead>
      <Action merchant={merchant} href={orderUrl}>
        Follow the rest
      </Action>
      <Items title="In this parcel" items={items} />
      <Items title="Still to come" items={following} />
      <Fine>Not there? Check at the door and with neighbors first, then write to us.</Fine>
    </Letter>
  );
}

ParcelDelivered.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-20T12:10:00Z'),
  parcelNo: 1,
  items: [
    { name: 'Linen tablecloth 160 × 260, flax', quantity: 1 },
    { name: 'Carafe 1 L, smoke', quantity: 1 },
  ],
  following: [{ name: 'Stoneware bowl 16 cm, chalk', quantity: 6, note: 'On its way with CTT' }],
  deliveredAt: new Date('2026-11-20T11:58:00Z'),
  place: 'Utrecht',
} satisfies ParcelDeliveredProps;

export default ParcelDelivered;

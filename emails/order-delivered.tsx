import { sayDay } from '@/lib/messages/rules';
import { Letter, type OrderLetter } from './letter';
import { Action, Fine, Items, Lead } from './parts';
import type { Item } from './words';

export type OrderDeliveredProps = OrderLetter & {
  items: Item[];
  parcelCount: number;
  deliveredAt: Date;
};

export const orderDeliveredSubject = ({ orderNumber }: OrderDeliveredProps) =>
  `Your order ${orderNumber} has arrived`;

/** The one letter that says: that was all. */
export function OrderDelivered(props: OrderDeliveredProps) {
  const { merchant, orderNumber, orderUrl, items, parcelCount, deliveredAt, writtenAt } = props;
  const several = parcelCount > 1;
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title={several ? 'Everything has arrived.' : 'Your order has arrived.'}
      preview={`Delivered on ${sayDay(deliveredAt, writtenAt)}. Something to send back? Start on your order page.`}
    >
      <Lead>
        {several ? `The last of ${parcelCount} parcels was` : 'It was'} delivered on{' '}
        {sayDay(deliveredAt, writtenAt)}.
      </Lead>
      <Action merchant={merchant} href={orderUrl}>
        See your order
      </Action>
      <Items title="What you have now" items={items} />
      <Fine>
        Something to send back? Start on your order page. Not there? Check at the door and with neighbors
        first, then write to us.
      </Fine>
    </Letter>
  );
}

OrderDelivered.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-23T10:00:00Z'),
  items: [
    { name: 'Linen tablecloth 160 × 260, flax', quantity: 1 },
    { name: 'Stoneware bowl 16 cm, chalk', quantity: 6 },
  ],
  parcelCount: 2,
  deliveredAt: new Date('2026-11-23T09:40:00Z'),
} satisfies OrderDeliveredProps;

export default OrderDelivered;

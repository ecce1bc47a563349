import { sayDay } from '@/lib/messages/rules';
import { Letter, type OrderLetter } from './letter';
import { Action, Items, Lead, Lines, type Sum, Sums } from './parts';
import { countItems, type Item } from './words';

export type OrderReceivedProps = OrderLetter & {
  customerName?: string;
  items: (Item & { amount: string })[];
  sums: Sum[];
  total: string;
  promisedAt?: Date;
  /** A person looks at it before it goes on. */
  checking: boolean;
  shipTo: string[];
};

export const orderReceivedSubject = ({ orderNumber }: OrderReceivedProps) =>
  `We have your order ${orderNumber}`;

export function OrderReceived(props: OrderReceivedProps) {
  const { merchant, orderNumber, orderUrl, customerName, items, sums, total, shipTo } = props;
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title={
        customerName ? `Thank you, ${customerName}. We have your order.` : 'Thank you. We have your order.'
      }
      preview={`${countItems(items)}, ${total}. ${whatNext(props)}`}
    >
      <Lead>{whatNext(props)}</Lead>
      <Action merchant={merchant} href={orderUrl}>
        See your order
      </Action>
      <Items title={`Order ${orderNumber}`} items={items} />
      <Sums sums={sums} />
      <Lines title="It goes to" lines={shipTo} />
    </Letter>
  );
}

function whatNext({ checking, promisedAt, writtenAt }: OrderReceivedProps) {
  if (checking) return 'We are checking it and write to you again when it leaves.';
  if (!promisedAt) return 'We write to you again when it leaves.';
  return `It should reach you by ${sayDay(promisedAt, writtenAt)}. We write to you again when it leaves.`;
}

OrderReceived.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-17T09:30:00Z'),
  customerName: 'Saskia',
  items: [
    { name: 'Linen tablecloth 160 × 260, flax', quantity: 1, amount: '€129.00' },
    { name: 'Stoneware bowl 16 cm, chalk', quantity: 6, amount: '€108.00' },
  ],
  sums: [
    { label: 'Items', amount: '€237.00' },
    { label: 'Shipping', amount: '€6.90' },
    { label: 'Total', amount: '€243.90', strong: true },
    { label: 'Paid', amount: '€243.90' },
  ],
  total: '€243.90',
  promisedAt: new Date('2026-11-20T18:00:00Z'),
  checking: false,
  shipTo: ['Saskia Vermeer', 'Oude Gracht 12', '3511 AL Utrecht', 'Netherlands'],
} satisfies OrderReceivedProps;

export default OrderReceived;

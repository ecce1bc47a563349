import { Letter, type OrderLetter } from './letter';
import { Action, Items, Lead, Paragraph } from './parts';
import { type Item, nameItems, sentence } from './words';

export type OrderCanceledProps = OrderLetter & {
  /** The whole order, or only these units of it. */
  whole: boolean;
  items: Item[];
  /** A sentence, for example "It sold out. We are sorry." */
  reason?: string;
  /** What this means for the customer's money, in one sentence. */
  money: string;
};

export const orderCanceledSubject = ({ whole, orderNumber, items }: OrderCanceledProps) =>
  whole ? `Order ${orderNumber} is canceled` : `Canceled in order ${orderNumber}: ${nameItems(items)}`;

export function OrderCanceled(props: OrderCanceledProps) {
  const { merchant, orderNumber, orderUrl, whole, items, reason, money } = props;
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title={whole ? 'Your order is canceled.' : `${sentence(nameItems(items))} will not come.`}
      preview={money}
    >
      {reason && <Lead>{reason}</Lead>}
      <Paragraph>{money}</Paragraph>
      {!whole && <Paragraph>The rest of your order goes on as before.</Paragraph>}
      <Action merchant={merchant} href={orderUrl}>
        See your order
      </Action>
      <Items title="Canceled" items={items} />
    </Letter>
  );
}

OrderCanceled.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-18T10:00:00Z'),
  whole: false,
  items: [{ name: 'Stoneware bowl 16 cm, chalk', quantity: 2 }],
  reason: 'It sold out. We are sorry.',
  money: 'We owe you €36.00 and send it back the way you paid.',
} satisfies OrderCanceledProps;

export default OrderCanceled;

import { Letter, type OrderLetter } from './letter';
import { Action, Fine, Lead, type Sum, Sums } from './parts';

export type RefundSentProps = OrderLetter & { amount: string; sums: Sum[]; note?: string };

export const refundSentSubject = ({ amount, orderNumber }: RefundSentProps) =>
  `${amount} is on its way back to you, order ${orderNumber}`;

export function RefundSent({ merchant, orderNumber, orderUrl, amount, sums, note }: RefundSentProps) {
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title={`${amount} is on its way back to you.`}
      preview="It goes back the way you paid."
    >
      <Lead>It goes back the way you paid. A bank may need a few days to show it.</Lead>
      {note && <Lead>{note}</Lead>}
      <Action merchant={merchant} href={orderUrl}>
        See your order
      </Action>
      <Sums apart sums={sums} />
      <Fine>Not there after ten days? Write to us, and we look for it with the bank.</Fine>
    </Letter>
  );
}

RefundSent.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-28T10:00:00Z'),
  amount: '€34.50',
  sums: [
    { label: 'You paid', amount: '€243.90' },
    { label: 'Sent back before', amount: '€36.00' },
    { label: 'Sent back now', amount: '€34.50', strong: true },
  ],
} satisfies RefundSentProps;

export default RefundSent;

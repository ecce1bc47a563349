import { Letter, type OrderLetter } from './letter';
import { Action, Fine, Items, Lead, Lines } from './parts';
import type { Item } from './words';

export type ReturnApprovedProps = OrderLetter & { rma: string; items: Item[]; sendTo: string[] };

export const returnApprovedSubject = ({ rma }: ReturnApprovedProps) => `Return ${rma}: send it back`;

export function ReturnApproved({ merchant, orderNumber, orderUrl, rma, items, sendTo }: ReturnApprovedProps) {
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title="Your return is approved. Send it back."
      preview={`Write ${rma} on the parcel, so that we know it is yours.`}
    >
      <Lead>
        Write <strong>{rma}</strong> on the parcel, so that we know it is yours.
      </Lead>
      <Action merchant={merchant} href={orderUrl}>
        See your return
      </Action>
      <Items title="What you send back" items={items} />
      <Lines title="Send it to" lines={sendTo} />
      <Fine>We write to you when it is here, and again when your money is on its way.</Fine>
    </Letter>
  );
}

ReturnApproved.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-24T10:00:00Z'),
  rma: 'R-10482-1',
  items: [{ name: 'Carafe 1 L, smoke', quantity: 1, note: 'Arrived damaged' }],
  sendTo: ['Halm & Rive, returns', '69001 Lyon', 'France'],
} satisfies ReturnApprovedProps;

export default ReturnApproved;

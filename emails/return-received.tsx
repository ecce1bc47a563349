import { sayDay } from '@/lib/messages/rules';
import { Letter, type OrderLetter } from './letter';
import { Action, Items, Lead } from './parts';
import { type Item, nameItems, sentence, verb } from './words';

export type ReturnReceivedProps = OrderLetter & {
  rma: string;
  items: Item[];
  missing: Item[];
  refundDueAt?: Date;
};

export const returnReceivedSubject = ({ rma }: ReturnReceivedProps) => `Return ${rma} is here`;

export function ReturnReceived(props: ReturnReceivedProps) {
  const { merchant, orderNumber, orderUrl, items, missing } = props;
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title={`${sentence(nameItems(items))} ${verb(items, 'has', 'have')} come back to us.`}
      preview={whatNext(props)}
    >
      <Lead>{whatNext(props)}</Lead>
      <Action merchant={merchant} href={orderUrl}>
        See your return
      </Action>
      <Items title="Arrived with us" items={items} />
      <Items title="Not here yet" items={missing} />
    </Letter>
  );
}

function whatNext({ refundDueAt, writtenAt }: ReturnReceivedProps) {
  const until = refundDueAt ? `, by ${sayDay(refundDueAt, writtenAt)} at the latest` : '';
  return `We check it, then we send your money back${until}. We write to you when we do.`;
}

ReturnReceived.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-27T10:00:00Z'),
  rma: 'R-10482-1',
  items: [{ name: 'Carafe 1 L, smoke', quantity: 1 }],
  missing: [],
  refundDueAt: new Date('2026-12-04T10:00:00Z'),
} satisfies ReturnReceivedProps;

export default ReturnReceived;

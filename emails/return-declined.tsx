import { sayDay } from '@/lib/messages/rules';
import { Letter, type OrderLetter } from './letter';
import { Action, Fine, Items, Lead, Paragraph } from './parts';
import { type Item, verb } from './words';

export type ReturnDeclinedProps = OrderLetter & {
  rma: string;
  items: Item[];
  /** What the shop's person wrote, line by line. */
  message: string[];
  /** While these things may still be returned. */
  askAgainUntil?: Date;
};

export const returnDeclinedSubject = ({ rma }: ReturnDeclinedProps) =>
  `Return ${rma}: we could not accept it`;

export function ReturnDeclined(props: ReturnDeclinedProps) {
  const { merchant, orderNumber, orderUrl, items, message } = props;
  const [first = '', ...more] = message;
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title="We could not accept your return."
      preview={first}
    >
      <Lead>{first}</Lead>
      {more.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: written once, never reordered
        <Paragraph key={index}>{line}</Paragraph>
      ))}
      <Action merchant={merchant} href={orderUrl}>
        See your return
      </Action>
      <Items title="What you keep" items={items} />
      <Paragraph>{whatNext(props)}</Paragraph>
      <Fine>Nothing has to be sent back. Is it on its way already? Tell us, and we look out for it.</Fine>
    </Letter>
  );
}

function whatNext({ items, askAgainUntil, writtenAt }: ReturnDeclinedProps) {
  const again = askAgainUntil
    ? ` Until ${sayDay(askAgainUntil, writtenAt)} you can also ask again on the page of your order.`
    : '';
  return `Do you see it differently? Reply with what we should know, or with a picture of ${verb(items, 'it', 'them')}, and we look again.${again}`;
}

ReturnDeclined.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-24T10:00:00Z'),
  rma: 'R-10482-1',
  items: [{ name: 'Carafe 1 L, smoke', quantity: 1, note: 'Something else' }],
  message: [
    'The carafe was engraved for you, so we cannot sell it again.',
    'We can polish it free of charge.',
  ],
  askAgainUntil: new Date('2026-12-18T10:00:00Z'),
} satisfies ReturnDeclinedProps;

export default ReturnDeclined;

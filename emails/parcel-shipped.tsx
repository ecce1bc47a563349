import { sayDay } from '@/lib/messages/rules';
import { Letter, type OrderLetter } from './letter';
import { Action, Fine, Items, Lead } from './parts';
import { type Item, nameItems, sentence, verb } from './words';

export type ParcelShippedProps = OrderLetter & {
  /** Its place among the order's parcels; the count only when no further parcel can come. */
  parcelNo: number;
  parcelCount?: number;
  items: Item[];
  following: Item[];
  before: Item[];
  from?: string;
  leftAt: Date;
  carrier?: string;
  trackingNumber?: string;
  promisedAt?: Date;
};

export function parcelShippedSubject(props: ParcelShippedProps) {
  return `${whichParcel(props)} is on its way: ${nameItems(props.items)}`;
}

export function ParcelShipped(props: ParcelShippedProps) {
  const { merchant, orderNumber, orderUrl, items, following, before } = props;
  return (
    <Letter
      merchant={merchant}
      orderNumber={orderNumber}
      title={`${sentence(nameItems(items))} ${verb(items, 'is', 'are')} on ${verb(items, 'its', 'their')} way.`}
      preview={previewOf(props)}
    >
      <Lead>{journeyOf(props)}</Lead>
      <Action merchant={merchant} href={orderUrl}>
        {isWhole(props) ? 'Follow your order' : `Follow parcel ${props.parcelNo}`}
      </Action>
      <Items title="In this parcel" items={items} />
      <Items title="What follows" items={following} />
      <Items title="What went before" items={before} />
      <Fine>{proofOf(props)}</Fine>
    </Letter>
  );
}

const isWhole = ({ parcelCount }: ParcelShippedProps) => parcelCount === 1;

function whichParcel(props: ParcelShippedProps) {
  if (isWhole(props)) return `Your order ${props.orderNumber}`;
  return `Parcel ${props.parcelNo}${props.parcelCount ? ` of ${props.parcelCount}` : ''}`;
}

function previewOf(props: ParcelShippedProps) {
  const { following } = props;
  if (following.length === 0) return journeyOf(props);
  return `${sentence(nameItems(following))} ${verb(following, 'follows', 'follow')} separately.`;
}

function journeyOf({ from, leftAt, carrier, promisedAt, writtenAt }: ParcelShippedProps) {
  const left = `The parcel left${from ? ` ${from}` : ''} on ${sayDay(leftAt, writtenAt)}`;
  const reach = promisedAt ? ` It should reach you by ${sayDay(promisedAt, writtenAt)}.` : '';
  return `${left}${carrier ? ` with ${carrier}` : ''}.${reach}`;
}

function proofOf({ carrier, trackingNumber }: ParcelShippedProps) {
  if (!carrier) return 'We write because your parcel has left us.';
  const number = trackingNumber ? `, number ${trackingNumber}` : '';
  return `We write because ${carrier} has your parcel${number}.`;
}

ParcelShipped.PreviewProps = {
  merchant: { name: 'Halm & Rive', supportEmail: 'orders@halmrive.example' },
  orderNumber: '10482',
  orderUrl: 'https://shop.example/t/4kq',
  writtenAt: new Date('2026-11-19T15:10:00Z'),
  parcelNo: 1,
  items: [
    { name: 'Linen tablecloth 160 × 260, flax', quantity: 1 },
    { name: 'Carafe 1 L, smoke', quantity: 1 },
  ],
  following: [
    { name: 'Stoneware bowl 16 cm, chalk', quantity: 6, note: 'Leaves Porto in its own parcel' },
    { name: 'Brass candle holder, low', quantity: 2, note: 'Not here yet: around Monday 30 November' },
  ],
  before: [],
  from: 'Lyon',
  leftAt: new Date('2026-11-19T14:52:00Z'),
  carrier: 'DPD',
  trackingNumber: '09982204118730',
  promisedAt: new Date('2026-11-20T18:00:00Z'),
} satisfies ParcelShippedProps;

export default ParcelShipped;

import type {
  CancelReason,
  CountStatus,
  FulfillmentStatus,
  HoldReason,
  OrderStatus,
  ParcelStatus,
  PaymentStatus,
  ReturnStatus,
  ShipmentStatus,
  ShortPickReason,
  TransferStatus,
} from '@/db/statuses';

/** idle: at rest · move: under way · good: kept · wait: a person should look · stop: broken · back: coming back */
export type Tone = 'idle' | 'move' | 'good' | 'wait' | 'stop' | 'back';
export type MarkName =
  | 'none'
  | 'ring'
  | 'quarter'
  | 'half'
  | 'most'
  | 'dot'
  | 'moving'
  | 'done'
  | 'stop'
  | 'look'
  | 'held'
  | 'box'
  | 'arrived'
  | 'ended'
  | 'back'
  | 'partBack';

export type StatusWords = {
  tone: Tone;
  /** Null: the word stands alone. */
  mark: MarkName | null;
  /** How many of the five stops of the line are reached, where a list shows the line instead of a mark. */
  ticks?: number;
  word: string;
  /** Null: the customer is not shown this. */
  customerWord: string | null;
};

const say = (
  tone: Tone,
  mark: MarkName | null,
  word: string,
  customerWord: string | null,
  ticks?: number,
): StatusWords => ({ tone, mark, word, customerWord, ...(ticks === undefined ? {} : { ticks }) });

const order: Record<OrderStatus, StatusWords> = {
  draft: say('idle', 'none', 'Draft', null),
  to_verify: say('wait', 'look', 'To verify', 'We are checking your order'),
  open: say('idle', null, 'Open', null),
  on_hold: say('stop', 'held', 'On hold', 'Waiting'),
  canceled: say('idle', 'ended', 'Canceled', 'Canceled'),
  closed: say('idle', null, 'Closed', 'Complete'),
  expired: say('idle', 'ended', 'Expired', 'Not completed, nothing charged'),
};

const payment: Record<PaymentStatus, StatusWords> = {
  unpaid: say('wait', 'ring', 'Unpaid', 'To pay'),
  authorized: say('idle', 'dot', 'Authorized', 'Reserved, not charged yet'),
  partially_paid: say('move', 'half', 'Part paid', 'Partly charged'),
  paid: say('good', 'done', 'Paid', 'Paid'),
  overpaid: say('wait', 'look', 'Overpaid', 'We owe you money'),
  partially_refunded: say('back', 'partBack', 'Part refunded', 'Partly refunded'),
  refunded: say('back', 'back', 'Refunded', 'Refunded'),
  voided: say('idle', 'ended', 'Voided', 'Not charged'),
  cod_due: say('idle', 'box', 'Cash on delivery', 'Pay at the door'),
};

const fulfillment: Record<FulfillmentStatus | 'unfillable', StatusWords> = {
  unallocated: say('move', null, 'Unallocated', 'Ordered', 0),
  unfillable: say('stop', 'stop', 'Cannot be filled', 'Waiting for stock'),
  allocated: say('move', null, 'Allocated', 'Ordered', 1),
  picking: say('move', null, 'Picking', 'Being packed', 2),
  packed: say('move', null, 'Packed', 'Packed', 3),
  partially_shipped: say('move', null, 'Part shipped', 'Partly on its way', 3),
  shipped: say('move', null, 'Shipped', 'On its way', 4),
  partially_delivered: say('move', null, 'Part delivered', 'Partly delivered', 4),
  delivered: say('good', null, 'Delivered', 'Delivered', 5),
  ready_for_pickup: say('wait', null, 'Ready for pickup', 'Ready for you', 4),
  picked_up: say('good', null, 'Picked up', 'Picked up', 5),
  'n/a': say('idle', null, 'Nothing to ship', null),
};

const shipment: Record<ShipmentStatus, StatusWords> = {
  waiting: say('wait', 'held', 'Waiting for stock', 'Waiting for stock'),
  planned: say('idle', 'none', 'Planned', 'Ordered'),
  released: say('idle', 'ring', 'To pick', 'Ordered'),
  picking: say('move', 'quarter', 'Picking', 'Being packed'),
  packed: say('move', 'most', 'Packed', 'Packed'),
  ready: say('wait', 'box', 'Ready for pickup', 'Ready for you'),
  handed_over: say('move', 'moving', 'Handed over', 'Shipped'),
  delivered: say('good', 'done', 'Delivered', 'Delivered'),
  canceled: say('idle', 'ended', 'Canceled', 'Canceled'),
};

const parcel: Record<ParcelStatus, StatusWords> = {
  packed: say('move', 'most', 'Packed', 'Packed'),
  labeled: say('move', 'most', 'Labeled', 'Packed'),
  handed_over: say('move', 'moving', 'Handed over', 'Shipped'),
  in_transit: say('move', 'moving', 'On the way', 'On its way'),
  out_for_delivery: say('move', 'moving', 'Out for delivery', 'Out for delivery'),
  available_for_pickup: say('wait', 'box', 'At pickup point', 'Ready to collect'),
  delivered: say('good', 'done', 'Delivered', 'Delivered'),
  attempted: say('wait', 'look', 'Nobody home', 'We missed you'),
  exception: say('stop', 'stop', 'Not moving', 'Delayed'),
  returning: say('back', 'back', 'Coming back', 'Coming back to us'),
  returned: say('back', 'back', 'Back with us', 'Back with us'),
  void: say('idle', 'ended', 'Voided', null),
};

const returns: Record<ReturnStatus, StatusWords> = {
  requested: say('idle', 'ring', 'Requested', 'Requested'),
  needs_review: say('wait', 'look', 'Needs review', 'We are looking at it'),
  approved: say('move', 'half', 'Approved', 'Approved, send it back'),
  declined: say('idle', 'ended', 'Declined', 'Not accepted'),
  in_transit: say('move', 'moving', 'On the way back', 'On its way to us'),
  received: say('wait', 'arrived', 'Received', 'Arrived with us'),
  inspected: say('move', 'most', 'Inspected', 'Checked'),
  resolved: say('good', 'done', 'Resolved', 'Done'),
  canceled: say('idle', 'ended', 'Canceled', 'Canceled'),
  expired: say('idle', 'ended', 'Expired', 'Not sent in time'),
};

const transfer: Record<TransferStatus, StatusWords> = {
  draft: say('idle', 'none', 'Draft', null),
  sent: say('move', 'moving', 'On the way', null),
  received: say('good', 'done', 'Arrived', null),
  canceled: say('idle', 'ended', 'Canceled', null),
};

const count: Record<CountStatus, StatusWords> = {
  open: say('move', 'half', 'Counting', null),
  counted: say('wait', 'look', 'To review', null),
  posted: say('good', 'done', 'Posted', null),
  canceled: say('idle', 'ended', 'Canceled', null),
};

const promise = {
  kept: say('good', 'done', 'Kept', 'On time'),
  at_risk: say('wait', 'look', 'At risk', null),
  will_miss: say('stop', 'stop', 'Will miss', 'Late'),
  missed: say('stop', 'stop', 'Late', 'Late'),
} satisfies Record<string, StatusWords>;

export const statusWords = {
  order,
  payment,
  fulfillment,
  shipment,
  parcel,
  return: returns,
  promise,
  transfer,
  count,
};
export type StatusKind = keyof typeof statusWords;
export type StatusOf<Kind extends StatusKind> = keyof (typeof statusWords)[Kind];

/** Wait and stop are said in bold, so that a page without problems stays quiet. */
export const asksForAPerson = ({ tone, mark }: StatusWords) =>
  (tone === 'stop' || tone === 'wait') && mark !== null && mark !== 'ring' && mark !== 'box';

type ReasonWords = { word: string; customerWord: string };

export const holdReasonWords: Record<HoldReason, ReasonWords> = {
  address: { word: 'Address', customerWord: 'we need a correct address' },
  fraud: { word: 'Risk check', customerWord: 'a routine check' },
  payment: { word: 'Payment', customerWord: 'your payment is not complete' },
  stock: { word: 'Stock', customerWord: 'an item is not here yet' },
  awaiting_return: { word: 'Awaiting return', customerWord: 'we wait for your parcel' },
  unknown_date: { word: 'No date yet', customerWord: 'the maker has no date yet' },
  customer: { word: 'Customer asked', customerWord: 'you asked us to wait' },
  other: { word: 'Other', customerWord: 'we will write to you' },
};

export const cancelReasonWords: Record<CancelReason, ReasonWords> = {
  customer: { word: 'Customer asked', customerWord: 'you asked for it' },
  declined: { word: 'Payment declined', customerWord: 'your payment was declined' },
  fraud: { word: 'Fraud', customerWord: 'we could not accept it' },
  inventory: { word: 'Out of stock', customerWord: 'it sold out, we are sorry' },
  staff: { word: 'Our mistake', customerWord: 'our mistake, we are sorry' },
  expired: { word: 'Expired', customerWord: 'it was not paid in time' },
  other: { word: 'Other', customerWord: 'we will write to you' },
};

export const rejectAnswerWords: Record<ShortPickReason, { word: string; follows: string }> = {
  none: { word: 'The units are there', follows: 'Stock stays' },
  this_quantity: { word: 'Some are missing', follows: 'Stock less what is missing, a count is asked for' },
  all_remaining: { word: 'The bin is empty', follows: 'Stock becomes 0, others are routed again' },
};

/** "2 days late". */
export const daysLate = (days: number) => `${days} ${days === 1 ? 'day' : 'days'} late`;

import type {
  creditReasons,
  feedbackKinds,
  LineKind,
  lineOrigins,
  locationKinds,
  Method,
  MovementKind,
  messageStates,
  PaymentKind,
  paymentStates,
  Role,
  returnKinds,
  returnOutcomes,
  UnitCondition,
  UnscannableReason,
} from '@/db/statuses';

type WordsFor<Names extends readonly string[]> = Record<Names[number], string>;

export const roleWords: Record<Role, string> = {
  owner: 'Owner',
  merchant: 'Merchant',
  support: 'Support',
  marketing: 'Marketing',
};
/** What the role is for, in one line. */
export const roleSentences: Record<Role, string> = {
  owner: 'Everything, including the team, money and settings',
  merchant: 'Picks, packs, ships, receives returns and stock',
  support: 'Reads and changes orders, talks to customers, refunds',
  marketing: 'Reads orders without addresses, and the feedback',
};
export const creditReasonWords: WordsFor<typeof creditReasons> = {
  cancel: 'Canceled',
  return: 'Returned',
  claim: 'Claim',
  goodwill: 'Goodwill',
  shipping: 'Shipping',
  price: 'Price',
};
export const lineKindWords: Record<LineKind, string> = {
  physical: 'Goods',
  digital: 'Digital',
  service: 'Service',
  made_to_order: 'Made to order',
  bundle: 'Set',
  custom: 'Custom item',
};
export const lineOriginWords: WordsFor<typeof lineOrigins> = {
  placed: 'Ordered',
  edit: 'Added later',
  exchange: 'Exchange',
  claim: 'Sent again',
};
export const methodWords: Record<Method, string> = {
  ship: 'Delivery',
  pickup: 'Pickup',
  digital: 'By e-mail',
  service: 'Service',
};
export const locationKindWords: WordsFor<typeof locationKinds> = {
  warehouse: 'Warehouse',
  store: 'Store',
  supplier: 'Supplier',
  virtual: 'Virtual',
};
export const movementKindWords: Record<MovementKind, string> = {
  receive: 'Received',
  allocate: 'Allocated',
  release: 'Released',
  ship: 'Shipped',
  unship: 'Taken back from the truck',
  return: 'Returned',
  adjust: 'Adjusted',
  count: 'Counted',
  transfer_out: 'Sent to another location',
  transfer_in: 'Came from another location',
  damage: 'Damaged',
};
export const paymentKindWords: Record<PaymentKind, string> = {
  authorize: 'Authorized',
  capture: 'Captured',
  void: 'Voided',
  refund: 'Refunded',
  fee: 'Fee',
  receipt: 'Received',
};
export const paymentStateWords: WordsFor<typeof paymentStates> = {
  pending: 'On its way',
  succeeded: 'Done',
  failed: 'Failed',
};
export const returnKindWords: WordsFor<typeof returnKinds> = {
  return: 'Return',
  withdrawal: 'Withdrawal',
  undeliverable: 'Undeliverable',
};
export const returnOutcomeWords: WordsFor<typeof returnOutcomes> = {
  refund: 'Refund',
  exchange: 'Exchange',
  credit: 'Store credit',
  replace: 'Replacement',
  keep: 'Keep it, refund',
};
export const unitConditionWords: Record<UnitCondition, string> = {
  resell: 'Resell',
  refurbish: 'Refurbish',
  damaged: 'Damaged',
  missing: 'Missing',
  wrong_item: 'Wrong item',
};
export const unscannableWords: Record<UnscannableReason, string> = {
  no_code: 'There is no code on it',
  unreadable_code: 'Its code cannot be read',
  wrong_code: 'Its code belongs to something else',
};
export const messageStateWords: WordsFor<typeof messageStates> = {
  written: 'Written',
  sent: 'Sent',
  delivered: 'Delivered',
  bounced: 'Bounced',
  complained: 'Marked as spam',
  suppressed: 'Not sent: address blocked',
  failed: 'Failed',
};
export const feedbackKindWords: WordsFor<typeof feedbackKinds> = {
  delivery: 'After delivery',
  return: 'After a return',
  support: 'After support',
  review: 'Review',
};

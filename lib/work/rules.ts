import { type Actor, can, type Permission } from '@/lib/staff/permissions';

/** Whose work it is: who may do what mends it. */
const mends: Record<string, Permission> = {
  count_below_reserved: 'stock.count',
  short_pick: 'order.cancel',
  unfillable: 'order.cancel',
  return_to_review: 'return.review',
  low_score: 'message.write',
  late_order: 'order.contact',
  supplier_silent: 'shipment.move',
  transfer_overdue: 'stock.receive',
  letter_failed: 'message.read',
  bad_address: 'order.address',
  risk_to_review: 'order.verify',
  paid_late: 'payment.refund',
  low_stock: 'stock.receive',
};

/** The types of work that are for this person. */
export const workFor = (actor: Actor) =>
  Object.entries(mends)
    .filter(([, permission]) => can(actor, permission))
    .map(([type]) => type);

const words: Record<string, { word: string; about: string }> = {
  count_below_reserved: {
    word: 'Counted fewer than reserved',
    about: 'The youngest unpicked units wait for stock again',
  },
  short_pick: { word: 'Missing at the shelf', about: 'The units were sent elsewhere or wait for stock' },
  unfillable: { word: 'Cannot be filled', about: 'No location has the units' },
  return_to_review: { word: 'Return to review', about: 'The customer waits for a decision' },
  low_score: { word: 'Low score to answer', about: 'The customer was not happy' },
  late_order: { word: 'Promise passed', about: 'Tell the customer a new date' },
  supplier_silent: { word: 'Supplier does not answer', about: 'Call them, or send it from elsewhere' },
  transfer_overdue: {
    word: 'Transfer has not arrived',
    about: 'Receive it, give it another day, or close it short',
  },
  broken_invariant: { word: 'Rows that do not add up', about: 'The owner sees which, under Health' },
  bad_address: { word: 'Address to correct', about: 'A parcel would not arrive there' },
  risk_to_review: { word: 'Risk to look at', about: 'Nothing is picked until somebody has released it' },
  paid_late: { word: 'Paid after it ended', about: 'Pay it back, or write the order down again' },
  low_stock: { word: 'Running low', about: 'Order more, or send some from another location' },
  letter_failed: { word: 'Letter failed', about: 'Look at the address' },
};

/** What a work item is called, and what it is about. */
export const workWords = (type: string) =>
  words[type] ?? { word: type.replaceAll('_', ' '), about: 'Look at it' };

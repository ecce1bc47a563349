import type { ConsumedType } from '@/lib/events/types';

/** The letter that follows an event, in the words of a preview. Events that send none are left out. */
export const letterWords: Partial<Record<ConsumedType, string>> = {
  'order.placed': 'Order received, by e-mail',
  'order.units_canceled': 'Items canceled, by e-mail',
  'order.canceled': 'Order canceled, by e-mail',
  'parcel.handed_over': 'Shipped, by e-mail',
  'parcel.delivered': 'Delivered, by e-mail',
  'payment.refunded': 'Refund sent, by e-mail',
  'return.approved': 'Return approved, by e-mail',
  'return.declined': 'Return declined, by e-mail',
  'return.received': 'Return received, by e-mail',
};

import { z } from 'zod';
import { fulfillmentStatuses, holdReasons, methods, orderStatuses, paymentStatuses } from '@/db/statuses';
import { hasYear } from '@/lib/time';

/** The saved views everybody has, in the order of the tabs. */
export const orderViews = [
  'all',
  'to_verify',
  'unfulfilled',
  'ship_today',
  'late',
  'on_hold',
  'unfillable',
  'partially_shipped',
  'payment_due',
  'refund_owed',
  'open_returns',
] as const;
export type OrderView = (typeof orderViews)[number];

const one = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z.enum(words).optional().catch(undefined);
const word = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .refine((value) => !value.includes('\0'))
  .optional()
  .catch(undefined);
const number = z.coerce.number().pipe(z.int().positive()).optional().catch(undefined);
const day = z.iso.date().refine(hasYear).optional().catch(undefined);

export const NO_DATE = 'none';
/** The last row seen, `moment~id`: readable in the address bar. */
export const OrderCursor = z
  .string()
  .transform((text): [string, string] => {
    const [at = '', id = ''] = text.split('~');
    return [at, id];
  })
  .pipe(
    z.tuple([
      z.union([z.literal(NO_DATE), z.iso.datetime().refine(hasYear)]),
      z
        .string()
        .regex(/^[1-9]\d{0,15}$/)
        .transform(Number),
    ]),
  );

/** The list's address. A parameter that makes no sense is ignored, never an error. */
export const OrdersFilter = z.object({
  view: z.enum(orderViews).catch('all').default('all'),
  q: word,
  status: one(orderStatuses),
  payment: one(paymentStatuses),
  fulfillment: one(fulfillmentStatuses),
  channel: number,
  location: number,
  method: one(methods),
  tag: word,
  hold: one(holdReasons),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional()
    .catch(undefined),
  customer: number,
  sku: word,
  from: day,
  to: day,
  after: OrderCursor.optional().catch(undefined),
});
export type OrdersFilter = z.output<typeof OrdersFilter>;

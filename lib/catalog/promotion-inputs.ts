import { z } from 'zod';
import { promotionKinds } from '@/db/statuses';

/** Case does not matter where it is typed: it is kept in capitals. */
export const promotionCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9_-]{1,39}$/, '2 to 40 letters, digits, dashes');
const moment = z.union([z.date(), z.iso.datetime({ offset: true }).transform((at) => new Date(at))]);
const amount = z.int('A whole number').min(1, 'More than nothing').max(1_000_000_000);

const limits = {
  minItemsAmount: amount.nullable().default(null),
  startsAt: moment.nullable().default(null),
  endsAt: moment.nullable().default(null),
  maxUses: z.int('A whole number').min(1, 'At least 1').max(1_000_000_000).nullable().default(null),
  oncePerCustomer: z.boolean().default(false),
};

type Limits = { startsAt: Date | null; endsAt: Date | null };
const inTime = ({ startsAt, endsAt }: Limits) => !startsAt || !endsAt || startsAt < endsAt;
const END = { path: ['endsAt'], message: 'The end must be after the start' };

export const CreatePromotionInput = z
  .strictObject({
    code: promotionCode,
    kind: z.enum(promotionKinds),
    /** Hundredths of a percent; minor units of `currency`; of free shipping 0. */
    value: z.int('A whole number').min(0).max(1_000_000_000),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'Three capital letters, for example EUR')
      .nullable()
      .default(null),
    ...limits,
  })
  .refine(({ kind, value }) => kind !== 'percent' || (value >= 1 && value <= 10_000), {
    path: ['value'],
    message: 'More than 0 and at most 100 percent',
  })
  .refine(({ kind, value }) => kind !== 'amount' || value > 0, {
    path: ['value'],
    message: 'More than nothing',
  })
  .refine(({ kind, value }) => kind !== 'shipping' || value === 0, {
    path: ['value'],
    message: 'Free shipping has no value of its own',
  })
  .refine(
    ({ kind, minItemsAmount, currency }) =>
      currency !== null || (kind !== 'amount' && minItemsAmount === null),
    { path: ['currency'], message: 'Say the currency of the amount' },
  )
  .refine(inTime, END);
export type CreatePromotionInput = z.output<typeof CreatePromotionInput>;

/** What it gives stays as it was promised; when, for whom and how often may change. */
export const ChangePromotionInput = z.strictObject({ code: promotionCode, ...limits }).refine(inTime, END);
export type ChangePromotionInput = z.output<typeof ChangePromotionInput>;

export const PromotionInput = z.strictObject({ code: promotionCode });
export type PromotionInput = z.output<typeof PromotionInput>;
